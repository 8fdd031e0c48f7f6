import { type Board, type BoardChanges, type BoardSession, isSamePlacement } from './session'

/** A board with the changes that were made elsewhere. */
export interface Merged {
  board: Board
  /** The sessions that were moved elsewhere. */
  moved: BoardSession[]
  /** Whether something changed that the changes do not contain: sessions that are gone, the edition or its rooms. */
  needsReload: boolean
}

/** Merges changes into a board. Returns the same board object when nothing changed. */
export function merge(board: Board, changes: BoardChanges): Merged {
  const before = new Map(board.sessions.map((session) => [session.id, session]))
  const isNewer = ({ id, updatedAt }: BoardSession) => {
    const known = before.get(id)
    return !known || known.updatedAt < updatedAt
  }
  const changed = changes.sessions.filter(isNewer)
  const after = new Map([...before, ...changed.map((session) => [session.id, session] as const)])
  const needsReload = changes.frame !== board.frame || changes.count !== after.size
  const moved = changed.filter((session) => {
    const known = before.get(session.id)
    return known !== undefined && !isSamePlacement(known, session)
  })
  const hasSameLocks = JSON.stringify(board.locks) === JSON.stringify(changes.locks)
  if (changed.length === 0 && hasSameLocks) return { board, moved, needsReload }
  return {
    board: {
      ...board,
      sessions: [...after.values()],
      people: { ...board.people, ...changes.people },
      locks: changes.locks,
      stamp: changes.stamp,
    },
    moved,
    needsReload,
  }
}
