import { isSame } from '../edits/is-same'
import { recordOf } from '../record'
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

/**
 * The released fields that are not restored: a video that was taken out since, with its transcript, may show somebody who
 * objected to it.
 */
const videoFields = releasedFields.filter(({ kind }) => kind === 'video').map(({ name }) => name)

/** Returns a value for every field of a session that a restored release sets; an empty one where the release has none. */
export const valuesToRestore = (fields: ReleasedSession): Record<string, unknown> =>
  Object.fromEntries(
    releasedFields
      .filter(({ name }) => !videoFields.includes(name))
      .map((field) => [field.name, fields[field.name] ?? emptyValueOf(field)]),
  )

/** Returns the fields of a session of an earlier release with the videos that it has now. */
export function withVideosOf(now: Record<string, unknown>, fields: ReleasedSession): ReleasedSession {
  const { ...restored } = fields
  for (const name of videoFields) {
    delete restored[name]
    if (isVideo(now[name])) restored[name] = now[name]
  }
  return restored
}

/** Whether a session of an earlier release has a video that it does not have now. */
export const hasOtherVideo = (now: Record<string, unknown>, fields: ReleasedSession): boolean =>
  videoFields.some((name) => isVideo(fields[name]) && !isSame(fields[name], now[name]))

const isVideo = (value: unknown): boolean => Boolean(recordOf(value).url)

function participantsOf(value: unknown): NonNullable<ReleasedSession['participants']> {
  const participants = (value ?? []) as { speaker: string; role: string }[]
  return participants.map(({ speaker, role }) => ({ speaker, role }))
}

function emptyValueOf({ kind, localized }: SessionFieldDescription): unknown {
  if (kind === 'choices' || kind === 'participants') return []
  if (kind === 'video') return { url: null, captionsUrl: null, transcript: {} }
  return localized ? {} : null
}
