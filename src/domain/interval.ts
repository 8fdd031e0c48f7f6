import type { Instant } from './zone'

/** A stretch of time that includes its start and not its end. */
export interface Interval {
  startsAt: Instant
  endsAt: Instant
}

/**
 * Whether two intervals share a moment. Touching ones do not; one without length is a moment, shared with an interval
 * that contains it and with an equal one.
 */
export function overlaps(a: Interval, b: Interval): boolean {
  const [aStart, aEnd, bStart, bEnd] = [a.startsAt, a.endsAt, b.startsAt, b.endsAt].map((at) =>
    new Date(at).getTime(),
  ) as [number, number, number, number]
  if (aStart === bStart) return true
  return aStart < bStart ? bStart < aEnd : aStart < bEnd
}
