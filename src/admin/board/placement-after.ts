import { nextRoom, resized, shifted } from '../../domain/board/moves'
import type { Board, BoardSession, Placement } from '../../domain/board/session'
import { snapEnd, snapMove, stepEnd, stepMove } from '../../domain/board/snap'
import type { Drag } from './grid-handlers'

type Around = Pick<Board, 'rooms' | 'edition' | 'sessions' | 'elsewhere'>

/** Returns the placement of a session after it was dragged or resized on the grid. A move to another room alone keeps its times. */
export function placementAfter(session: BoardSession, drag: Drag, board: Around): Placement {
  if (drag.kind === 'resize') return snapEnd(session, resized(session, drag.minutes), board, drag.isFine)
  const { startsAt, endsAt, room } =
    drag.minutes === 0 ? session : shifted(session, drag.minutes, board.edition.timezone)
  const to: Placement = { startsAt, endsAt, room: drag.room ?? room }
  return drag.minutes === 0 ? to : snapMove(session, to, board, drag.isFine)
}

interface Keys {
  key: string
  altKey: boolean
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
}

/**
 * Returns the placement of a session after a key press: Shift and an arrow move it by one step, with Ctrl they change its
 * length, with Alt by a finer step. `undefined` for other keys.
 */
export function placementByKey(
  session: BoardSession,
  { key, altKey, shiftKey, ctrlKey, metaKey }: Keys,
  board: Around,
): Placement | undefined {
  if (!shiftKey) return undefined
  const later = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : undefined
  if (later)
    return ctrlKey || metaKey ? stepEnd(session, later, board, altKey) : stepMove(session, later, board, altKey)
  const columns = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  if (columns === 0) return undefined
  const { startsAt, endsAt } = session
  return { startsAt, endsAt, room: nextRoom(session.room, columns, board.rooms) }
}
