import type { Language } from './moment-words'
import type { PlainDate } from './zone'

const locales = { fr: 'fr-FR', en: 'en-GB' } as const
const NO_BREAK = '\u00A0'

/** A day in full, to be said alone: « mardi 21 mai 2024 », "Tuesday 21 May 2024". */
export function fullDay(date: PlainDate, language: Language): string {
  return words(date, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '')
}

/** Days in full, to be read as a label: « 21 mai 2024 », « 18 et 19 novembre 2025 », « 30 mai – 2 juin 2025 ». */
export function dayRange(startsOn: PlainDate, endsOn: PlainDate, language: Language): string {
  const last = words(endsOn, language, { day: 'numeric', month: 'long', year: 'numeric' })
  if (startsOn === endsOn) return last
  const isSameMonth = startsOn.slice(0, 7) === endsOn.slice(0, 7)
  const isSameYear = startsOn.slice(0, 4) === endsOn.slice(0, 4)
  const first = words(startsOn, language, {
    day: 'numeric',
    ...(isSameMonth ? {} : { month: 'long' }),
    ...(isSameYear ? {} : { year: 'numeric' }),
  })
  if (!isSameMonth) return `${first} – ${last}`
  const isNextDay = Number(endsOn.slice(8)) - Number(startsOn.slice(8)) === 1
  if (!isNextDay) return `${first}–${last}`
  return `${first}${NO_BREAK}${language === 'fr' ? 'et' : 'and'}${NO_BREAK}${last}`
}

function words(date: PlainDate, language: Language, options: Intl.DateTimeFormatOptions): string {
  const parts = new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' }).formatToParts(
    new Date(`${date}T00:00:00Z`),
  )
  return parts
    .map(({ type, value }, index) => {
      if (type === 'day' && value === '1' && language === 'fr') return '1er'
      // A day and its month stay on one line.
      return type === 'literal' && parts[index - 1]?.type === 'day' ? value.replace(' ', NO_BREAK) : value
    })
    .join('')
}
