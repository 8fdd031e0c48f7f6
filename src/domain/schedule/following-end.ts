import { dayIn, type Instant } from '../zone'
import { endAfter, minutesBetween } from './durations'

interface Times {
  startsAt?: Instant
  endsAt?: Instant
}

/**
 * The end of a session whose start was moved to another day, or past the end: it lasts as long as before. `undefined` when
 * the end stays as it is.
 */
export function followingEnd(before: Times, { startsAt, endsAt }: Times, zone: string): Instant | undefined {
  if (!before.startsAt || !before.endsAt || !startsAt || endsAt !== before.endsAt) return undefined
  const minutes = minutesBetween(before.startsAt, before.endsAt)
  const isSameDay = dayIn(startsAt, zone) === dayIn(before.startsAt, zone)
  if (minutes <= 0 || (isSameDay && startsAt < endsAt)) return undefined
  return endAfter(startsAt, minutes)
}
