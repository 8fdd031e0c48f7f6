const PREFIX = 'assises:unsaved:'
const DAY_MS = 24 * 3600 * 1000

/** The most characters of one text, and of all texts of this site on a device. Browsers give a site 5 million. */
export const LONGEST_TEXT = 500_000
const MOST_CHARACTERS = 2_500_000
const LONGEST_DAYS = 30

/** A form: whose, of which document, in which language. `document` is `create` for one that is not saved yet. */
export interface FormKey {
  user: string
  collection: string
  document: string
  locale: string
}

/** The key under which the device holds the unsaved text of a form. Another account never reads it. */
export const keyOf = ({ user, collection, document, locale }: FormKey): string =>
  `${PREFIX}${[user, collection, document, locale].map(encodeURIComponent).join('/')}`

/** Reads a key back; `undefined` when it is not one of an unsaved text. */
export function formOf(key: string): FormKey | undefined {
  if (!key.startsWith(PREFIX)) return undefined
  const parts = key.slice(PREFIX.length).split('/').map(decodeURIComponent)
  const [user, collection, document, locale] = parts
  return user && collection && document && locale ? { user, collection, document, locale } : undefined
}

/** One stored text: its key, its length in characters, and when it was changed. */
export interface StoredEntry {
  key: string
  length: number
  at: string
}

/** The keys of the texts to remove: those older than 30 days, then the oldest beyond the most that the device holds. */
export function keysToRemove(entries: StoredEntry[], now: number): string[] {
  let total = 0
  return [...entries]
    .sort((one, other) => (one.at < other.at ? 1 : -1))
    .filter(({ length, at }) => {
      total += length
      return total > MOST_CHARACTERS || now - new Date(at).getTime() > LONGEST_DAYS * DAY_MS
    })
    .map(({ key }) => key)
}
