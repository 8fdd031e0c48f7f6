import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { clockChangeAt } from '../../domain/clock-change'
import { formatClock, formatMoment } from '../../domain/format-moment'
import { dayIn, instantAt, type WallTime, wallTimeIn } from '../../domain/zone'
import type { FieldClock } from './edition-clock'

/** The note under a date that was left incomplete, by whether the field has a former value. */
export const incompleteDate = {
  withValue: {
    fr: 'La saisie était incomplète : la date précédente est conservée.',
    en: 'The entry was incomplete: the former date is kept.',
  },
  empty: { fr: 'Complétez la date.', en: 'Complete the date.' },
} satisfies Record<string, Bilingual>

/** The note under a moment that was left incomplete; `value` is the former one, as text. */
export function formatIncompleteMoment(value: string | undefined, language: Language): string {
  if (!value)
    return inLanguage({ fr: 'Complétez la date et l’heure.', en: 'Complete the date and the time.' }, language)
  return inLanguage(
    {
      fr: `La saisie était incomplète : ${value} est conservé.`,
      en: `The entry was incomplete: ${value} is kept.`,
    },
    language,
  )
}

/** Says in which zone a time is entered, and what it is on a device that is set to another zone. */
export function formatZone(
  { zone, origin }: FieldClock,
  deviceZone: string,
  instant: string | undefined,
  language: Language,
): string {
  const message = inLanguage(zoneMessages(zone)[origin], language)
  if (origin === 'unread') return message
  return `${message}${formatDeviceTime(zone, deviceZone, instant, language)}.`
}

const zoneMessages = (zone: string): Record<FieldClock['origin'], Bilingual> => ({
  chosen: { fr: `Heure de l’édition (${zone})`, en: `Time of the edition (${zone})` },
  default: {
    fr: `Heure par défaut (${zone}) tant qu’aucune édition n’est choisie`,
    en: `Default time (${zone}) until an edition is chosen`,
  },
  fixed: { fr: `Heure du fuseau ${zone}`, en: `Time of the zone ${zone}` },
  unread: {
    fr: `Heure par défaut (${zone}) : le fuseau de l’édition n’a pas pu être lu. Rechargez la page avant de changer l’heure.`,
    en: `Default time (${zone}): the zone of the edition could not be read. Reload the page before you change the time.`,
  },
})

function formatDeviceTime(zone: string, deviceZone: string, instant: string | undefined, language: Language): string {
  if (!instant) {
    if (zone === deviceZone) return ''
    return inLanguage({ fr: ', et non celle de votre appareil', en: ', not that of your device' }, language)
  }
  if (wallTimeIn(instant, zone) === wallTimeIn(instant, deviceZone)) return ''
  const isSameDay = dayIn(instant, zone) === dayIn(instant, deviceZone)
  const there = isSameDay ? formatClock(instant, deviceZone, language) : formatMoment(instant, deviceZone, language)
  return inLanguage(
    { fr: `, soit ${there} à l’heure de votre appareil`, en: `, which is ${there} on your device` },
    language,
  )
}

/** Says which instant is stored for a wall time that a clock change skips or repeats; `''` for any other. */
export function formatClockChange(wallTime: WallTime, zone: string, instant: string, language: Language): string {
  const change = clockChangeAt(wallTime, zone)
  if (change === 'none') return ''
  if (change === 'skipped') {
    const stored = formatClock(instantAt(wallTime, zone), zone, language)
    return inLanguage(
      {
        fr: `Cette heure n’existe pas ce jour-là (passage à l’heure d’été) : ${stored} est retenue.`,
        en: `This time does not exist that day (summer time begins): ${stored} is kept.`,
      },
      language,
    )
  }
  const isFirst = instantAt(wallTime, zone) === new Date(instant).toISOString()
  return inLanguage(
    {
      fr: `Cette heure passe deux fois ce jour-là (retour à l’heure d’hiver) : la ${isFirst ? 'première' : 'seconde'} est retenue.`,
      en: `This time occurs twice that day (summer time ends): the ${isFirst ? 'first' : 'second'} is kept.`,
    },
    language,
  )
}
