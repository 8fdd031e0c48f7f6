import type { Language } from '../../domain/bilingual'
import { formatDay } from '../../domain/format-moment'
import { instantAt, type PlainDate } from '../../domain/zone'

/** Formats a number with its noun: « 0 salle », « 1 salle », « 3 salles ». */
export function formatCount(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number < 2 ? one : many}`
}

/** Formats a day: « mar. 21 mai 2024 », "Tue 21 May 2024". */
export const formatPlainDay = (day: PlainDate, language: Language) =>
  formatDay(instantAt(`${day}T12:00`, 'UTC'), 'UTC', language)
