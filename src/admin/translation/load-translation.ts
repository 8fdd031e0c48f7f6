import type { Translation } from '../../editorial/translation/translation'

/** For how long the fields of a form share what one of them loaded. */
const SHARED_MS = 2_000

const loading = new Map<string, Promise<Translation | undefined>>()

/** Loads the French of a document; `undefined` when the server does not give it. The fields of a form share one request. */
export function loadTranslation(url: string): Promise<Translation | undefined> {
  const shared = loading.get(url)
  if (shared !== undefined) return shared
  const translation = fetch(url, { credentials: 'include' })
    .then((response) => (response.ok ? (response.json() as Promise<Translation>) : undefined))
    .catch(() => undefined)
  loading.set(url, translation)
  setTimeout(() => loading.delete(url), SHARED_MS)
  return translation
}

/** Records that the English of a text holds for its French of now. Returns whether it was recorded. */
export async function recordReview(url: string, path: string): Promise<boolean> {
  const response = await fetch(url, {
    method: 'POST',
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ path }),
  }).catch(() => undefined)
  return response?.ok === true
}
