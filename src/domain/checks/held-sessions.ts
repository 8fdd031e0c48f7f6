import { isTimed, type Timed, takesPlace } from '../schedule/session'
import type { Programme, ProgrammeSession } from './programme'

/** The sessions that take place: neither cancelled nor postponed. */
export const heldSessions = ({ sessions }: Pick<Programme, 'sessions'>): ProgrammeSession[] =>
  sessions.filter(takesPlace)

/** The sessions that take place and have a start and a later end. */
export const timedSessions = (programme: Pick<Programme, 'sessions'>): Timed<ProgrammeSession>[] =>
  heldSessions(programme).filter(isTimed)
