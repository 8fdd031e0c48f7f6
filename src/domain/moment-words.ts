import type { Instant } from './zone'

/** A language that editors and readers are spoken to in. */
export type Language = 'fr' | 'en'

const locales = { fr: 'fr-FR', en: 'en-GB' } as const

/** The clock time of an instant in a zone: « 9 h 00 », "09:00". */
export function clockWords(instant: Instant, zone: string, language: Language): string {
  const clock = new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit', timeZone: zone })
  const words = clock.format(new Date(instant))
  return language === 'en' ? words : words.replace(/^0/, '').replace(':', '\u00A0h\u00A0')
}

/** The day on which an instant falls in a zone: « mar. 21 mai 2024 », "Tue 21 May 2024". */
export function dayWords(instant: Instant, zone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(locales[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: zone,
  }).formatToParts(new Date(instant))
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  const day = language === 'fr' && part('day') === '1' ? '1er' : part('day')
  return `${part('weekday')} ${day}\u00A0${part('month')} ${part('year')}`
}

/** An instant in words, in a zone: « mar. 21 mai 2024, 9 h 00 ». */
export function momentWords(instant: Instant, zone: string, language: Language): string {
  return `${dayWords(instant, zone, language)}, ${clockWords(instant, zone, language)}`
}
