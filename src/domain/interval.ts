import type { Instant } from './zone'

/** A time interval that includes its start and excludes its end. */
export interface Interval {
  startsAt: Instant
  endsAt: Instant
}

/**
 * Whether two intervals overlap. Intervals that touch do not; an empty one is an instant, which overlaps an interval that
 * contains it and an equal one.
 */
export function overlaps(a: Interval, b: Interval): boolean {
  const [aStart, aEnd, bStart, bEnd] = [a.startsAt, a.endsAt, b.startsAt, b.endsAt].map((at) =>
    new Date(at).getTime(),
  ) as [number, number, number, number]
  if (aStart === bStart) return true
  return aStart < bStart ? bStart < aEnd : aStart < bEnd
}
