import { type Bilingual, type Language, otherLanguage } from '../bilingual'
import { labelOf } from '../checks/label'
import { formatSlot } from '../format-slot'
import { frenchSpaces } from '../typography'
import type { Change, ChangeKind } from './changes'
import type { ReleasedProgramme, ReleasedSession } from './programme'

/** The time zone of the edition, and the names of the rooms before and after the changes. */
export interface SummaryContext {
  timezone: string
  before: Pick<ReleasedProgramme, 'rooms'>
  after: Pick<ReleasedProgramme, 'rooms'>
}

/** Returns a public sentence about a change. It counts people instead of naming them: a name could not be withdrawn later. */
export function summaryOf(change: Change, context: SummaryContext): Bilingual {
  const say = (language: Language) => sentences[change.kind](change, formattersIn(language, context))
  return { fr: frenchSpaces(say('fr')), en: say('en') }
}

/** Formats the parts of a sentence in one language. */
interface Formatters {
  language: Language
  /** Returns the one of two texts that is in the language. */
  pick(fr: string, en: string): string
  title(fields: ReleasedSession | undefined): string
  slot(fields: ReleasedSession | undefined): string | undefined
  room(fields: ReleasedSession | undefined, side: 'before' | 'after'): string | undefined
}

function formattersIn(language: Language, { timezone, before, after }: SummaryContext): Formatters {
  const pick = (fr: string, en: string) => ({ fr, en })[language]
  return {
    language,
    pick,
    title: (fields) => {
      const texts = fields?.title ?? {}
      const title = labelOf({ fr: texts[language], en: texts[otherLanguage(language)] })
      return pick(`« ${title} »`, `"${title}"`)
    },
    slot: (fields) => {
      const { startsAt, endsAt } = fields ?? {}
      return startsAt && endsAt ? formatSlot({ startsAt, endsAt }, timezone, language) : undefined
    },
    room: (fields, side) => (fields?.room ? { before, after }[side].rooms[fields.room] : undefined),
  }
}

const sentences: Record<ChangeKind, (change: Change, formatters: Formatters) => string> = {
  added: ({ after }, { pick, title, slot, room }) => {
    const place = [slot(after), room(after, 'after')].filter(Boolean).join(', ')
    return `${title(after)} ${pick('entre au programme', 'joins the programme')}${place ? `${pick(' : ', ': ')}${place}` : ''}.`
  },
  removed: ({ before }, { pick, title }) => `${title(before)} ${pick('n’est plus au programme', 'is no longer on')}.`,
  cancelled: ({ after }, { language, pick, title }) => {
    const notice = after?.notice?.[language] ?? after?.notice?.fr
    return `${title(after)} ${pick('est annulée', 'is cancelled')}${notice ? `${pick(' : ', ': ')}${notice}` : '.'}`
  },
  moved: ({ before, after }, { pick, title, slot }) => {
    const [old, now] = [slot(before), slot(after)]
    if (!now) return `${title(after)} ${pick('n’a plus d’horaire', 'has no time yet')}.`
    if (!old) return `${title(after)} ${pick('a maintenant un horaire :', 'now has a time:')} ${now}.`
    return `${title(after)} ${pick('change d’horaire :', 'moves:')} ${now}${pick(`, au lieu du ${old}`, ` instead of ${old}`)}.`
  },
  room: ({ before, after }, { pick, title, room }) => {
    const [old, now] = [room(before, 'before'), room(after, 'after')]
    if (!now) return `${title(after)} ${pick('n’a plus de salle', 'has no room yet')}.`
    if (!old) return `${title(after)} ${pick('a maintenant une salle :', 'now has a room:')} ${now}.`
    return `${title(after)} ${pick('change de salle :', 'changes rooms:')} ${now}${pick(`, au lieu de ${old}`, ` instead of ${old}`)}.`
  },
  people: ({ before, after }, { pick, title }) => {
    const [old, now] = [speakersOf(before), speakersOf(after)]
    const joined = [...now].filter((id) => !old.has(id)).length
    const left = [...old].filter((id) => !now.has(id)).length
    const parts = [
      joined > 0 && pick(`${persons(joined)} en plus`, `${people(joined)} more`),
      left > 0 && pick(`${persons(left)} en moins`, `${people(left)} less`),
    ].filter(Boolean)
    const what = parts.join(', ') || pick('les rôles changent', 'roles have changed')
    return `${title(after)}${pick(' : ', ': ')}${what}.`
  },
  renamed: ({ before, after }, { pick, title }) =>
    title(before) === title(after)
      ? `${title(after)} ${pick('change de titre dans l’autre langue', 'has a new title in the other language')}.`
      : `${title(before)} ${pick('s’appelle maintenant', 'is now called')} ${title(after)}.`,
  changed: ({ before, after }, { pick, title }) => {
    if (before?.status === after?.status) {
      return `${title(after)}${pick(' : informations mises à jour.', ': details updated.')}`
    }
    if (after?.status === 'postponed') return `${title(after)} ${pick('est reportée', 'is postponed')}.`
    return `${title(after)} ${pick('a de nouveau lieu', 'takes place again')}.`
  },
}

const speakersOf = (fields: ReleasedSession | undefined) =>
  new Set((fields?.participants ?? []).map(({ speaker }) => speaker))

const persons = (count: number) => (count === 1 ? 'une personne' : `${count} personnes`)
const people = (count: number) => (count === 1 ? 'one person' : `${count} people`)
