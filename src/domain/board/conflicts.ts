import { type SharedNeed, sharedNeeds } from '../schedule/conflicts'
import { isTimed, takesPlace } from '../schedule/session'
import type { Board, BoardSession, ElsewhereSession } from './session'

/** A room or a person that a session needs while another session has it. */
export type BoardConflict = SharedNeed & { with: BoardSession | ElsewhereSession }

/** Returns the conflicts of one session, as it stands or as it would stand while it is dragged. */
export function conflictsOf(
  session: BoardSession,
  { sessions, elsewhere }: Pick<Board, 'sessions' | 'elsewhere'>,
): BoardConflict[] {
  if (!isTimed(session) || !takesPlace(session)) return []
  const others = sessions.filter((other) => other.id !== session.id && takesPlace(other)).filter(isTimed)
  return [...others, ...elsewhere].flatMap((other) =>
    sharedNeeds(session, other).map((need): BoardConflict => ({ ...need, with: other })),
  )
}

/** Returns the conflicts of each session that has some, by its id. */
export function allConflicts(board: Pick<Board, 'sessions' | 'elsewhere'>): Map<string, BoardConflict[]> {
  const found = new Map<string, BoardConflict[]>()
  const sharing = sessionsByNeed(board.sessions)
  for (const session of board.sessions) {
    const conflicts = conflictsOf(session, { sessions: sharing(session), elsewhere: board.elsewhere })
    if (conflicts.length > 0) found.set(session.id, conflicts)
  }
  return found
}

// Only sessions that share a room or a person can conflict: only these are compared, for the sake of large programmes.
function sessionsByNeed(sessions: BoardSession[]): (session: BoardSession) => BoardSession[] {
  const byNeed = new Map<string, BoardSession[]>()
  for (const session of sessions) {
    for (const need of needsOf(session)) byNeed.set(need, [...(byNeed.get(need) ?? []), session])
  }
  return (session) => [...new Set(needsOf(session).flatMap((need) => byNeed.get(need) ?? []))]
}

const needsOf = ({ room, people }: BoardSession) => [...(room ? [room] : []), ...people]
