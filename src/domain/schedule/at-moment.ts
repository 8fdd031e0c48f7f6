import type { Interval } from '../interval'
import type { Instant } from '../zone'

/** What takes place at a moment, what begins next, and when either changes; `until` is `undefined` when nothing follows. */
interface AtMoment<Session> {
  current: Session[]
  next: Session[]
  until: Instant | undefined
}

/** Returns the sessions that take place at a moment, and those that begin first after it, in the order of `sessions`. */
export function atMoment<Session>(
  sessions: readonly { session: Session; interval: Interval }[],
  now: Instant,
): AtMoment<Session> {
  const at = Date.parse(now)
  const timed = sessions.map(({ session, interval }) => ({
    session,
    start: Date.parse(interval.startsAt),
    end: Date.parse(interval.endsAt),
  }))
  const current = timed.filter(({ start, end }) => start <= at && at < end)
  const later = timed.filter(({ start }) => start > at)
  const first = Math.min(...later.map(({ start }) => start))
  const changes = [...current.map(({ end }) => end), ...(later.length > 0 ? [first] : [])]
  return {
    current: current.map(({ session }) => session),
    next: later.filter(({ start }) => start === first).map(({ session }) => session),
    until: changes.length > 0 ? new Date(Math.min(...changes)).toISOString() : undefined,
  }
}
