import type { Language } from '../bilingual'
import { formatClock, formatMoment } from '../format-moment'
import type { Instant } from '../zone'
import type { Texts } from './programme'

/** A text in one language or the other, French first; `undefined` when there is none. */
export const wordsOf = ({ fr, en }: Texts): string | undefined => filled(fr) ?? filled(en)

/** Whether a text says something. */
export const isFilled = (value: string | null | undefined): boolean => filled(value) !== undefined

/** What a document is called in a list of findings. */
export const labelOf = (name: Texts | string | undefined): string =>
  (typeof name === 'object' ? wordsOf(name) : filled(name)) ?? 'Sans titre'

/** A time slot in words: « mar. 21 mai 2024, 9 h 00 – 10 h 00 ». */
export const slotWords = (slot: { startsAt: Instant; endsAt: Instant }, zone: string, language: Language): string =>
  `${formatMoment(slot.startsAt, zone, language)} – ${formatClock(slot.endsAt, zone, language)}`

/** A list in words: « titre, résumé et accroche ». */
export function listWords(words: string[], language: Language): string {
  return new Intl.ListFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { type: 'conjunction' }).format(words)
}

const filled = (value: string | null | undefined): string | undefined => value?.trim() || undefined
