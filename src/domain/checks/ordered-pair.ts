import type { Timed } from '../schedule/session'
import type { ProgrammeSession } from './programme'

type TimedSession = Timed<ProgrammeSession>

/** Of two sessions that overlap, returns the one to change: the one not published yet, or else the second one. */
export const orderedPair = ([first, second]: [TimedSession, TimedSession]) =>
  first.isPending && !second.isPending ? { session: first, other: second } : { session: second, other: first }
