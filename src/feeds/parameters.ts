import { type Bilingual, isLanguage, type Language } from '../domain/bilingual'
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

const advice = {
  day: { fr: 'Écrivez un jour de l’édition comme 2024-05-21.', en: 'Write a day of the edition as 2024-05-21.' },
  room: {
    fr: 'Écrivez l’identifiant d’une salle, ou son nom comme salle-ada.',
    en: 'Write the id of a room, or its name as salle-ada.',
  },
  speaker: {
    fr: 'Écrivez l’adresse d’une personne, comme ada-lovelace.',
    en: 'Write the slug of a speaker, as ada-lovelace.',
  },
  sessions: {
    fr: 'Écrivez les adresses des sessions séparées par des virgules, comme ouverture,atelier-cv.',
    en: 'Write the slugs of sessions with commas between them, as ouverture,atelier-cv.',
  },
  fewer: { fr: `Écrivez ${MOST_SESSIONS} adresses au plus.`, en: `Write at most ${MOST_SESSIONS} slugs.` },
  lang: { fr: 'Écrivez lang=fr ou lang=en.', en: 'Write lang=fr or lang=en.' },
  none: { fr: 'Seul calendar.ics l’accepte : retirez-le.', en: 'Only calendar.ics has it: leave it out.' },
} satisfies Record<string, Bilingual>

const once = (name: string): Bilingual => ({
  fr: `Donnez le paramètre « ${name} » une seule fois.`,
  en: `Give the parameter "${name}" once.`,
})

/** The parameters that choose sessions, each with its reading; a refusal says what to write. */
const choices: { [Name in keyof Choice]-?: (value: string) => Choice[Name] | Refusal } = {
  day: (value) => (isPlainDate(value) ? value : refusal('day', advice.day)),
  room: (value) => (/^[a-z0-9-]{1,80}$/.test(value) ? value : refusal('room', advice.room)),
  speaker: (value) => (isSlug(value) ? value : refusal('speaker', advice.speaker)),
  sessions: (value) => {
    const slugs = [...new Set(value.split(',').filter((slug) => slug !== ''))]
    if (slugs.length > MOST_SESSIONS) return refusal('sessions', advice.fewer)
    if (slugs.every(isSlug)) return slugs
    return refusal('sessions', advice.sessions)
  },
}

/** The names of the parameters on which the responses depend. */
export const parameterNames = ['lang', ...Object.keys(choices)]

/** Reads the parameters of a request; `hasChoice` says whether the feed lets them choose sessions. Others are ignored. */
export function readParameters(search: URLSearchParams, hasChoice: boolean): FeedParameters | Refusal {
  const repeated = parameterNames.find((name) => search.getAll(name).length > 1)
  if (repeated) return badRequest('REPEATED_PARAMETER', once(repeated))
  const lang = search.get('lang') ?? 'fr'
  if (!isLanguage(lang)) return refusal('lang', advice.lang)
  const choice: Record<string, unknown> = {}
  for (const [name, read] of Object.entries(choices)) {
    const value = search.get(name)
    if (value === null) continue
    if (!hasChoice) return refusal(name, advice.none)
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
export const refusal = (name: string, { fr, en }: Bilingual): Refusal =>
  badRequest('BAD_PARAMETER', {
    fr: `Le paramètre « ${name} » n’est pas lisible. ${fr}`,
    en: `The parameter "${name}" cannot be read. ${en}`,
  })
