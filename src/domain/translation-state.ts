import { isBlank } from './checks/long-text'

/** Whether a French text has its English: none, one from before the French changed, or one that is up to date. */
export type TranslationState = 'missing' | 'outdated' | 'current'

/** When a text was last changed in each language; `reviewed` is when somebody said that the English still holds. */
export interface TextDates {
  french?: string
  english?: string
  reviewed?: string
}

/** Returns the state of a translation; `undefined` where there is no French to translate. A date that is missing is the earliest. */
export function translationState(
  texts: { french: unknown; english: unknown },
  dates: TextDates,
): TranslationState | undefined {
  if (isEmpty(texts.french)) return undefined
  if (isEmpty(texts.english)) return 'missing'
  return isOutdated(dates) ? 'outdated' : 'current'
}

/** Whether a French text was changed after its English was written, or said to hold. A date that is missing is the earliest. */
export const isOutdated = ({ french = '', english = '', reviewed = '' }: TextDates): boolean =>
  french > english && french > reviewed

/** Whether a text or a long text has no content. */
export const isEmpty = (text: unknown): boolean => (typeof text === 'string' ? text.trim() === '' : isBlank(text))
