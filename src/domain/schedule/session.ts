import type { Interval } from '../interval'
import type { Instant } from '../zone'

/** Whether a session takes place: it is neither cancelled nor postponed. */
export const takesPlace = ({ status }: { status?: string | null }): boolean =>
  status !== 'cancelled' && status !== 'postponed'

interface Times {
  startsAt?: Instant | null
  endsAt?: Instant | null
}

/** A session with a start and a later end. */
export type Timed<Session extends Times> = Session & Interval

/** Whether a session has a start and a later end. */
export const isTimed = <Session extends Times>(session: Session): session is Timed<Session> =>
  Boolean(session.startsAt && session.endsAt && new Date(session.startsAt) < new Date(session.endsAt))
