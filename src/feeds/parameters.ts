import { isLanguage, type Language } from '../domain/bilingual'
import { isSlug } from '../domain/slug'
import { isPlainDate, type PlainDate } from '../domain/zone'
import { badRequest, type Refusal } from '../http/refusal'

/** Which sessions of an edition a calendar has; all of them without a parameter. */
export interface Choice {
  day?: PlainDate
  /** The slug of the name of a room, or the id of the room. */
  room?: string
  /** The slug of a person. */
  speaker?: string
  /** The slugs of sessions. */
  sessions?: string[]
}

/** The parameters of a request for a feed. */
export interface FeedParameters {
  language: Language
  choice: Choice
}

/** The most sessions of a personal choice. */
const MOST_SESSIONS = 200

/** The parameters that choose sessions, each with its reading; a refusal says what to write. */
const choices: { [Name in keyof Choice]-?: (value: string) => Choice[Name] | Refusal } = {
  day: (value) => (isPlainDate(value) ? value : refusal('day', 'Write a day of the edition as 2024-05-21.')),
  room: (value) =>
    /^[a-z0-9-]{1,80}$/.test(value) ? value : refusal('room', 'Write the id of a room, or its name as salle-ada.'),
  speaker: (value) => (isSlug(value) ? value : refusal('speaker', 'Write the slug of a speaker, as ada-lovelace.')),
  sessions: (value) => {
    const slugs = [...new Set(value.split(',').filter((slug) => slug !== ''))]
    if (slugs.length > MOST_SESSIONS) return refusal('sessions', `Write at most ${MOST_SESSIONS} slugs.`)
    if (slugs.every(isSlug)) return slugs
    return refusal('sessions', 'Write the slugs of sessions with commas between them, as ouverture,atelier-cv.')
  },
}

/** The names of the parameters on which the responses depend. */
export const parameterNames = ['lang', ...Object.keys(choices)]

/** Reads the parameters of a request; `hasChoice` says whether the feed lets them choose sessions. Others are ignored. */
export function readParameters(search: URLSearchParams, hasChoice: boolean): FeedParameters | Refusal {
  const repeated = parameterNames.find((name) => search.getAll(name).length > 1)
  if (repeated) return badRequest('REPEATED_PARAMETER', `Give the parameter "${repeated}" once.`)
  const lang = search.get('lang') ?? 'fr'
  if (!isLanguage(lang)) return refusal('lang', 'Write lang=fr or lang=en.')
  const choice: Record<string, unknown> = {}
  for (const [name, read] of Object.entries(choices)) {
    const value = search.get(name)
    if (value === null) continue
    if (!hasChoice) return refusal(name, 'Only calendar.ics has it: leave it out.')
    const chosen = read(value)
    if (isRefusal(chosen)) return chosen
    choice[name] = chosen
  }
  return { language: lang, choice }
}

/** Whether a result is a refusal. */
export const isRefusal = (result: unknown): result is Refusal =>
  typeof result === 'object' && result !== null && 'code' in result && 'status' in result

/** A `400` refusal of the value of a parameter. */
export const refusal = (name: string, advice: string): Refusal =>
  badRequest('BAD_PARAMETER', `The parameter "${name}" cannot be read. ${advice}`)
