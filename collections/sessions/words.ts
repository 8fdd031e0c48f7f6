import type { PlainDate } from '../../src/domain/zone'

type Language = 'fr' | 'en'

const locales = { fr: 'fr-FR', en: 'en-GB' }

/** A day in words: « 21 mai 2024 ». */
export function longDate(date: PlainDate, language: Language): string {
  const words = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' })
  return words.format(new Date(`${date}T00:00:00Z`))
}

/** A time slot in words, in a zone: « 21 mai 2024, 9 h 00 – 10 h 00 ». */
export function slotIn(
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
  zone: string,
  language: Language,
): string {
  const day = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: zone }).format(
    new Date(startsAt),
  )
  const clock = (at: string) => {
    const time = new Intl.DateTimeFormat(locales[language], {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: zone,
    }).format(new Date(at))
    return language === 'fr' ? time.replace(/^0/, '').replace(':', '\u00A0h\u00A0') : time
  }
  return `${day}, ${clock(startsAt)} – ${clock(endsAt)}`
}
