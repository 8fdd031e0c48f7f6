import { daysBetween } from './date-shift'
import type { EditionDays } from './schedule/edition-days'
import { dayIn, type Instant } from './zone'

/** The days until the first day of an edition, or since its last one; or, while it is under way, which `day` of how many. */
export type Countdown =
  | { state: 'before'; days: number }
  | { state: 'during'; day: number; of: number }
  | { state: 'after'; days: number }

/** Counts the calendar days to an edition, by its clocks. */
export function countdownTo({ startsOn, endsOn, timezone }: EditionDays, now: Instant): Countdown {
  const today = dayIn(now, timezone)
  if (today < startsOn) return { state: 'before', days: daysBetween(today, startsOn) }
  if (today > endsOn) return { state: 'after', days: daysBetween(endsOn, today) }
  return { state: 'during', day: daysBetween(startsOn, today) + 1, of: daysBetween(startsOn, endsOn) + 1 }
}
