import { inLanguage, type Language } from './bilingual'
import { dateFormat } from './date-format'
import { NO_BREAK_SPACE } from './typography'
import type { PlainDate } from './zone'

/** Formats a day in full, to stand alone: « mardi 21 mai 2024 », "Tuesday 21 May 2024". */
export function formatFullDay(date: PlainDate, language: Language): string {
  return formatParts(date, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(
    ',',
    '',
  )
}

/** Formats the days from one date to another, as a label: « 21 mai 2024 », « 18 et 19 novembre 2025 », « 30 mai – 2 juin 2025 ». */
export function formatDayRange(startsOn: PlainDate, endsOn: PlainDate, language: Language): string {
  const last = formatParts(endsOn, language, { day: 'numeric', month: 'long', year: 'numeric' })
  if (startsOn === endsOn) return last
  const isSameMonth = startsOn.slice(0, 7) === endsOn.slice(0, 7)
  const isSameYear = startsOn.slice(0, 4) === endsOn.slice(0, 4)
  const first = formatParts(startsOn, language, {
    day: 'numeric',
    ...(isSameMonth ? {} : { month: 'long' }),
    ...(isSameYear ? {} : { year: 'numeric' }),
  })
  if (!isSameMonth) return `${first} – ${last}`
  const isNextDay = Number(endsOn.slice(8)) - Number(startsOn.slice(8)) === 1
  if (!isNextDay) return `${first}–${last}`
  return `${first}${NO_BREAK_SPACE}${inLanguage({ fr: 'et', en: 'and' }, language)}${NO_BREAK_SPACE}${last}`
}

/** Formats a day within a sentence: « 21 mai 2024 ». */
export function formatLongDate(date: PlainDate, language: Language): string {
  const format = dateFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${date}T00:00:00Z`))
}

function formatParts(date: PlainDate, language: Language, options: Intl.DateTimeFormatOptions): string {
  const parts = dateFormat(language, { ...options, timeZone: 'UTC' }).formatToParts(new Date(`${date}T00:00:00Z`))
  return parts
    .map(({ type, value }, index) => {
      if (type === 'day' && value === '1' && language === 'fr') return '1er'
      // A day and its month stay on one line.
      return type === 'literal' && parts[index - 1]?.type === 'day' ? value.replace(' ', NO_BREAK_SPACE) : value
    })
    .join('')
}
