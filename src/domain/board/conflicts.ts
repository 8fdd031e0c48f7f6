import { overlaps } from '../interval'
import type { Board, BoardSession, ElsewhereSession } from './session'

/** Why a session cannot be where it is: another one needs the room, or a person, at that time. */
export type BoardConflict =
  | { kind: 'room'; room: string; with: BoardSession }
  | { kind: 'person'; person: string; with: BoardSession | ElsewhereSession }

type Timed<Session> = Session & { startsAt: string; endsAt: string }

/** The conflicts of one session, as it stands or as it would stand while it is dragged. */
export function conflictsOf(
  session: BoardSession,
  { sessions, elsewhere }: Pick<Board, 'sessions' | 'elsewhere'>,
): BoardConflict[] {
  if (!isTimed(session) || isOff(session)) return []
  const found: BoardConflict[] = []
  for (const other of sessions) {
    if (other.id === session.id || isOff(other)) continue
    const hasRoom = session.room !== null && other.room === session.room
    const shared = session.people.filter((person) => other.people.includes(person))
    if ((!hasRoom && shared.length === 0) || !isTimed(other) || !overlaps(session, other)) continue
    if (hasRoom) found.push({ kind: 'room', room: String(session.room), with: other })
    for (const person of shared) found.push({ kind: 'person', person, with: other })
  }
  for (const other of elsewhere) {
    const shared = session.people.filter((person) => other.people.includes(person))
    if (shared.length === 0 || !overlaps(session, other)) continue
    for (const person of shared) found.push({ kind: 'person', person, with: other })
  }
  return found
}

/** The conflicts of every session that has some, by its id. */
export function allConflicts(board: Pick<Board, 'sessions' | 'elsewhere'>): Map<string, BoardConflict[]> {
  const found = new Map<string, BoardConflict[]>()
  const near = neighbours(board.sessions)
  for (const session of board.sessions) {
    const conflicts = conflictsOf(session, { sessions: near(session), elsewhere: board.elsewhere })
    if (conflicts.length > 0) found.set(session.id, conflicts)
  }
  return found
}

// Only sessions that share a room or a person can meet: looking at no others keeps large programmes quick.
function neighbours(sessions: BoardSession[]): (session: BoardSession) => BoardSession[] {
  const byNeed = new Map<string, BoardSession[]>()
  for (const session of sessions) {
    for (const need of needsOf(session)) byNeed.set(need, [...(byNeed.get(need) ?? []), session])
  }
  return (session) => [...new Set(needsOf(session).flatMap((need) => byNeed.get(need) ?? []))]
}

const needsOf = ({ room, people }: BoardSession) => [...(room ? [room] : []), ...people]

const isOff = ({ status }: BoardSession) => status === 'cancelled' || status === 'postponed'

const isTimed = (session: BoardSession): session is Timed<BoardSession> =>
  session.startsAt !== null && session.endsAt !== null && session.startsAt < session.endsAt
