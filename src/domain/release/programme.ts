import { type SessionFieldDescription, sessionFieldDescriptions } from '../session-fields'
import type { Instant } from '../zone'

/** The released fields of a session as the database holds them: localised ones with both languages, relations as ids. */
export interface ReleasedSession {
  title?: Texts
  startsAt?: Instant
  endsAt?: Instant
  room?: string
  participants?: { speaker: string; role: string }[]
  status?: string
  notice?: Texts
  [field: string]: unknown
}

interface Texts {
  fr?: string
  en?: string
}

/** A programme as a release shows it: the released fields of each session by its id, and the names of its rooms. */
export interface ReleasedProgramme {
  sessions: Record<string, ReleasedSession>
  rooms: Record<string, string>
}

const releasedFields = sessionFieldDescriptions.filter(({ isReleased }) => isReleased)

/** Returns the released fields of a stored session. Fields without a value are absent, and rows have no id. */
export function releasedFieldsOf(session: Record<string, unknown>): ReleasedSession {
  const fields: ReleasedSession = {}
  for (const { name, kind } of releasedFields) {
    const value = session[name]
    if (kind === 'participants') fields[name] = participantsOf(value)
    else if (value !== null && value !== undefined) fields[name] = value
  }
  return fields
}

/** Returns a value for every released field of a session; an empty one where the release has none. */
export const valuesToRestore = (fields: ReleasedSession): Record<string, unknown> =>
  Object.fromEntries(releasedFields.map((field) => [field.name, fields[field.name] ?? emptyValueOf(field)]))

function participantsOf(value: unknown): NonNullable<ReleasedSession['participants']> {
  const participants = (value ?? []) as { speaker: string; role: string }[]
  return participants.map(({ speaker, role }) => ({ speaker, role }))
}

function emptyValueOf({ kind, localized }: SessionFieldDescription): unknown {
  if (kind === 'choices' || kind === 'participants') return []
  if (kind === 'video') return { url: null, captionsUrl: null, transcript: {} }
  return localized ? {} : null
}
