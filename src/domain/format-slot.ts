import type { Language } from './bilingual'
import { formatClock, formatDay } from './format-moment'
import type { Interval } from './interval'

/** Formats the clock times of a slot in a zone: « 9 h 00 – 10 h 00 ». */
export const formatClockRange = ({ startsAt, endsAt }: Interval, zone: string, language: Language): string =>
  `${formatClock(startsAt, zone, language)} – ${formatClock(endsAt, zone, language)}`

/** Formats a slot in a zone with its day: « mar. 21 mai 2024, 9 h 00 – 10 h 00 ». */
export const formatSlot = (slot: Interval, zone: string, language: Language): string =>
  `${formatDay(slot.startsAt, zone, language)}, ${formatClockRange(slot, zone, language)}`
