import { type Board, type BoardChanges, type BoardSession, isSamePlacement } from './session'

/** A board after what became of it elsewhere. */
export interface Merged {
  board: Board
  /** The sessions that others moved. */
  moved: BoardSession[]
  /** Whether something changed that only the whole board tells. */
  needsReload: boolean
}

/** Takes over what changed. The same board comes back when nothing did. */
export function merge(board: Board, changes: BoardChanges): Merged {
  const before = new Map(board.sessions.map((session) => [session.id, session]))
  const isNews = ({ id, updatedAt }: BoardSession) => {
    const known = before.get(id)
    return !known || known.updatedAt < updatedAt
  }
  const news = changes.sessions.filter(isNews)
  const after = new Map([...before, ...news.map((session) => [session.id, session] as const)])
  const needsReload = changes.frame !== board.frame || changes.count !== after.size
  const moved = news.filter((session) => {
    const known = before.get(session.id)
    return known !== undefined && !isSamePlacement(known, session)
  })
  const hasSameLocks = JSON.stringify(board.locks) === JSON.stringify(changes.locks)
  if (news.length === 0 && hasSameLocks) return { board, moved, needsReload }
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
