import type { Language } from '../../domain/bilingual'
import { clockChangeAt } from '../../domain/clock-change'
import { formatClock, formatMoment } from '../../domain/format-moment'
import { dayIn, instantAt, type WallTime, wallTimeIn } from '../../domain/zone'

/** What is known of the clock by which a time is entered. */
export interface Clock {
  zone: string
  /** `chosen` by the edition, `default` while there is none, `unread` when the edition could not be read. */
  origin: 'chosen' | 'default' | 'unread'
}

/** Says by whose clock a time is entered, and what that is on a device set to another zone. */
export function zoneNote(
  { zone, origin }: Clock,
  deviceZone: string,
  instant: string | undefined,
  language: Language,
): string {
  const isFrench = language === 'fr'
  if (origin === 'unread') {
    return isFrench
      ? `Heure par défaut (${zone}) : le fuseau de l’édition n’a pas pu être lu. Rechargez la page avant de changer l’heure.`
      : `Default time (${zone}): the zone of the edition could not be read. Reload the page before you change the time.`
  }
  const whose = {
    chosen: isFrench ? `Heure de l’édition (${zone})` : `Time of the edition (${zone})`,
    default: isFrench
      ? `Heure par défaut (${zone}) tant qu’aucune édition n’est choisie`
      : `Default time (${zone}) until an edition is chosen`,
  }[origin]
  return `${whose}${deviceNote(zone, deviceZone, instant, language)}.`
}

function deviceNote(zone: string, deviceZone: string, instant: string | undefined, language: Language): string {
  if (!instant) {
    if (zone === deviceZone) return ''
    return language === 'fr' ? ', et non celle de votre appareil' : ', not that of your device'
  }
  if (wallTimeIn(instant, zone) === wallTimeIn(instant, deviceZone)) return ''
  const isSameDay = dayIn(instant, zone) === dayIn(instant, deviceZone)
  const there = isSameDay ? formatClock(instant, deviceZone, language) : formatMoment(instant, deviceZone, language)
  return language === 'fr' ? `, soit ${there} à l’heure de votre appareil` : `, which is ${there} on your device`
}

/** Says what is kept of a wall time that summer or winter time skips or repeats; nothing on any other. */
export function clockChangeNote(wallTime: WallTime, zone: string, instant: string, language: Language): string {
  const change = clockChangeAt(wallTime, zone)
  if (change === 'none') return ''
  const isFrench = language === 'fr'
  if (change === 'skipped') {
    const kept = formatClock(instantAt(wallTime, zone), zone, language)
    return isFrench
      ? `Cette heure n’existe pas ce jour-là (passage à l’heure d’été) : ${kept} est retenue.`
      : `This time does not exist that day (summer time begins): ${kept} is kept.`
  }
  const isFirst = instantAt(wallTime, zone) === new Date(instant).toISOString()
  return isFrench
    ? `Cette heure passe deux fois ce jour-là (retour à l’heure d’hiver) : la ${isFirst ? 'première' : 'seconde'} est retenue.`
    : `This time occurs twice that day (summer time ends): the ${isFirst ? 'first' : 'second'} is kept.`
}

/** Says what happens to a date that was left half typed. */
export function incompleteNote(kept: string | undefined, language: Language): string {
  if (!kept) return language === 'fr' ? 'Complétez la date et l’heure.' : 'Complete the date and the time.'
  return language === 'fr'
    ? `La saisie était incomplète : ${kept} est conservé.`
    : `The entry was incomplete: ${kept} is kept.`
}
