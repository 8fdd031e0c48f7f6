import type { Language } from './bilingual'
import { dateFormat } from './date-format'
import type { Instant } from './zone'

/** Formats the clock time of an instant in a zone: « 9 h 00 », "09:00". */
export function formatClock(instant: Instant, zone: string, language: Language): string {
  const clock = dateFormat(language, { hour: '2-digit', minute: '2-digit', timeZone: zone })
  const time = clock.format(new Date(instant))
  return language === 'en' ? time : time.replace(/^0/, '').replace(':', '\u00A0h\u00A0')
}

/** Formats the day on which an instant falls in a zone: « mar. 21 mai 2024 », "Tue 21 May 2024". */
export function formatDay(instant: Instant, zone: string, language: Language): string {
  const parts = dateFormat(language, {
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

/** Formats an instant in a zone, with its day: « mar. 21 mai 2024, 9 h 00 ». */
export function formatMoment(instant: Instant, zone: string, language: Language): string {
  return `${formatDay(instant, zone, language)}, ${formatClock(instant, zone, language)}`
}
