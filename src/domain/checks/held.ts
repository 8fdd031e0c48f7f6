import type { Instant } from '../zone'
import type { Programme, ProgrammeSession } from './programme'

/** A session with a start and a later end. */
export type PlacedSession = ProgrammeSession & { startsAt: Instant; endsAt: Instant }

/** The sessions that take place: neither cancelled nor postponed. */
export const heldSessions = ({ sessions }: Pick<Programme, 'sessions'>): ProgrammeSession[] =>
  sessions.filter(({ status }) => status === 'scheduled')

/** The sessions that take place at a possible time. */
export const placedSessions = (programme: Pick<Programme, 'sessions'>): PlacedSession[] =>
  heldSessions(programme).filter(
    (session): session is PlacedSession =>
      session.startsAt !== undefined && session.endsAt !== undefined && endsLater(session.startsAt, session.endsAt),
  )

/** Whether the second instant comes after the first. */
export const endsLater = (startsAt: Instant, endsAt: Instant): boolean =>
  new Date(startsAt).getTime() < new Date(endsAt).getTime()
