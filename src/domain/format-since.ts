import type { Language } from './bilingual'
import { formatClock, formatMoment } from './format-moment'
import { dayIn, type Instant } from './zone'

/** Formats the instant at which something began: the clock time on the day of `now`, else with the day: « lun. 23 nov. 2026, 18 h 45 ». */
export const formatSince = (since: Instant, now: Instant, zone: string, language: Language): string =>
  dayIn(since, zone) === dayIn(now, zone) ? formatClock(since, zone, language) : formatMoment(since, zone, language)
