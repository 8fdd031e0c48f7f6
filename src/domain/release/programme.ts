import type { Instant } from '../zone'

/** A text in the two languages of the site. */
export interface Texts {
  fr?: string
  en?: string
}

/** What of a session is released: its fields as they are stored, localised ones as `{fr, en}`, relations as ids. */
export interface SessionFields {
  title?: Texts
  startsAt?: Instant
  endsAt?: Instant
  room?: string
  participants?: { speaker: string; role: string }[]
  status?: string
  notice?: Texts
  [field: string]: unknown
}

/** A programme as a release shows it: the fields of each session by its id, and what its rooms were called. */
export interface ReleasedProgramme {
  sessions: Record<string, SessionFields>
  rooms: Record<string, string>
}

/**
 * A value without what says nothing (nothing, empty texts and lists, the ids of rows), its keys in order: two of them
 * that mean the same are written the same.
 */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? value.map((item) => plain(withoutId(item)) ?? null) : undefined
  if (!isRecord(value)) return value === null || value === '' ? undefined : value
  const entries = Object.keys(value)
    .sort()
    .map((key) => [key, plain(value[key])] as const)
    .filter(([, inside]) => inside !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

const withoutId = (item: unknown): unknown => {
  if (!isRecord(item)) return item
  const { id: _, ...rest } = item
  return rest
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
