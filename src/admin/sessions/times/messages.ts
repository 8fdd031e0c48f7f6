import { type Bilingual, inLanguage, type Language } from '../../../domain/bilingual'

/** The messages of the times of a session. */
export const timeMessages = {
  duration: { fr: 'Durée', en: 'Duration' },
} satisfies Record<string, Bilingual>

/** « 45 min », « 1 h », « 1 h 30 ». */
export function formatDuration(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}\u00A0min`
  if (rest === 0) return `${hours}\u00A0h`
  return language === 'en' ? `${hours}\u00A0h\u00A0${rest}\u00A0min` : `${hours}\u00A0h\u00A0${rest}`
}

/** « 45 min, jusqu’à 10 h 15 ». */
export const formatEnd = (duration: string, end: string, language: Language) =>
  inLanguage({ fr: `${duration}, jusqu’à ${end}`, en: `${duration}, until ${end}` }, language)

/** What the field of the end says when it has followed the start. */
export const formatFollowed = (end: string, language: Language) =>
  inLanguage({ fr: `La fin a suivi le début : ${end}.`, en: `The end has followed the start: ${end}.` }, language)
