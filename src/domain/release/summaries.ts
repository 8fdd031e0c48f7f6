import { type Bilingual, inLanguage, type Language, otherLanguage } from '../bilingual'
import { labelOf } from '../checks/label'
import { formatSlot } from '../format-slot'
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
  const message = messages[change.kind](change, formattersIn('fr', context), formattersIn('en', context))
  return { fr: inLanguage(message, 'fr'), en: message.en }
}

/** Formats the parts of a sentence in one language; `undefined` for a session without a time, or without a room. */
interface Formatters {
  title(fields: ReleasedSession | undefined): string
  slot(fields: ReleasedSession | undefined): string | undefined
  room(fields: ReleasedSession | undefined, side: 'before' | 'after'): string | undefined
  notice(fields: ReleasedSession | undefined): string | undefined
}

function formattersIn(language: Language, { timezone, before, after }: SummaryContext): Formatters {
  return {
    title: (fields) => {
      const texts = fields?.title ?? {}
      const title = labelOf({ fr: texts[language], en: texts[otherLanguage(language)] })
      return inLanguage({ fr: `« ${title} »`, en: `"${title}"` }, language)
    },
    slot: (fields) => {
      const { startsAt, endsAt } = fields ?? {}
      return startsAt && endsAt ? formatSlot({ startsAt, endsAt }, timezone, language) : undefined
    },
    room: (fields, side) => (fields?.room ? { before, after }[side].rooms[fields.room] : undefined),
    notice: (fields) => fields?.notice?.[language] ?? fields?.notice?.fr ?? undefined,
  }
}

const messages: Record<ChangeKind, (change: Change, fr: Formatters, en: Formatters) => Bilingual> = {
  added: ({ after }, fr, en) => {
    const place = ({ slot, room }: Formatters) => [slot(after), room(after, 'after')].filter(Boolean).join(', ')
    const isPlaced = place(fr) !== ''
    return {
      fr: `${fr.title(after)} entre au programme${isPlaced ? ` : ${place(fr)}` : ''}.`,
      en: `${en.title(after)} joins the programme${isPlaced ? `: ${place(en)}` : ''}.`,
    }
  },
  removed: ({ before }, fr, en) => ({
    fr: `${fr.title(before)} n’est plus au programme.`,
    en: `${en.title(before)} is no longer on.`,
  }),
  cancelled: ({ after }, fr, en) => ({
    fr: `${fr.title(after)} est annulée${fr.notice(after) ? ` : ${fr.notice(after)}` : '.'}`,
    en: `${en.title(after)} is cancelled${en.notice(after) ? `: ${en.notice(after)}` : '.'}`,
  }),
  moved: ({ before, after }, fr, en) => {
    if (!fr.slot(after)) {
      return { fr: `${fr.title(after)} n’a plus d’horaire.`, en: `${en.title(after)} has no time yet.` }
    }
    if (!fr.slot(before)) {
      return {
        fr: `${fr.title(after)} a maintenant un horaire : ${fr.slot(after)}.`,
        en: `${en.title(after)} now has a time: ${en.slot(after)}.`,
      }
    }
    return {
      fr: `${fr.title(after)} change d’horaire : ${fr.slot(after)}, au lieu du ${fr.slot(before)}.`,
      en: `${en.title(after)} moves: ${en.slot(after)} instead of ${en.slot(before)}.`,
    }
  },
  room: ({ before, after }, fr, en) => {
    const [old, now] = [fr.room(before, 'before'), fr.room(after, 'after')]
    if (!now) return { fr: `${fr.title(after)} n’a plus de salle.`, en: `${en.title(after)} has no room yet.` }
    if (!old) {
      return {
        fr: `${fr.title(after)} a maintenant une salle : ${now}.`,
        en: `${en.title(after)} now has a room: ${now}.`,
      }
    }
    return {
      fr: `${fr.title(after)} change de salle : ${now}, au lieu de ${old}.`,
      en: `${en.title(after)} changes rooms: ${now} instead of ${old}.`,
    }
  },
  people: ({ before, after }, fr, en) => {
    const [old, now] = [speakersOf(before), speakersOf(after)]
    const joined = [...now].filter((id) => !old.has(id)).length
    const left = [...old].filter((id) => !now.has(id)).length
    const parts: Bilingual[] = [
      ...(joined > 0 ? [{ fr: `${persons(joined)} en plus`, en: `${people(joined)} more` }] : []),
      ...(left > 0 ? [{ fr: `${persons(left)} en moins`, en: `${people(left)} less` }] : []),
    ]
    const text = (language: Language) => parts.map((part) => part[language]).join(', ')
    return {
      fr: `${fr.title(after)} : ${text('fr') || 'les rôles changent'}.`,
      en: `${en.title(after)}: ${text('en') || 'roles have changed'}.`,
    }
  },
  renamed: ({ before, after }, fr, en) => {
    const sentence = ({ title }: Formatters, unchanged: string, changed: string) =>
      title(before) === title(after) ? `${title(after)} ${unchanged}.` : `${title(before)} ${changed} ${title(after)}.`
    return {
      fr: sentence(fr, 'change de titre en anglais', 's’appelle maintenant'),
      en: sentence(en, 'has a new title in French', 'is now called'),
    }
  },
  changed: ({ before, after }, fr, en) => {
    if (before?.status === after?.status) {
      return { fr: `${fr.title(after)} : informations mises à jour.`, en: `${en.title(after)}: details updated.` }
    }
    if (after?.status === 'postponed') {
      return { fr: `${fr.title(after)} est reportée.`, en: `${en.title(after)} is postponed.` }
    }
    return { fr: `${fr.title(after)} a de nouveau lieu.`, en: `${en.title(after)} takes place again.` }
  },
}

const speakersOf = (fields: ReleasedSession | undefined) =>
  new Set((fields?.participants ?? []).map(({ speaker }) => speaker))

const persons = (count: number) => (count === 1 ? 'une personne' : `${count} personnes`)
const people = (count: number) => (count === 1 ? 'one person' : `${count} people`)
