import { Temporal } from 'temporal-polyfill'
import { dayIn, type Instant, type PlainDate } from './zone'

/** How far an edition is: `days` until its first day, or since its last one; which `day` it is, of how many. */
export type Countdown =
  | { state: 'before'; days: number }
  | { state: 'during'; day: number; of: number }
  | { state: 'after'; days: number }

/** Counts in calendar days, by the clock of the edition. */
export function countdownTo(
  { startsOn, endsOn, timezone }: { startsOn: PlainDate; endsOn: PlainDate; timezone: string },
  now: Instant,
): Countdown {
  const today = dayIn(now, timezone)
  if (today < startsOn) return { state: 'before', days: daysBetween(today, startsOn) }
  if (today > endsOn) return { state: 'after', days: daysBetween(endsOn, today) }
  return { state: 'during', day: daysBetween(startsOn, today) + 1, of: daysBetween(startsOn, endsOn) + 1 }
}

const daysBetween = (from: PlainDate, to: PlainDate) =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days
