import { nextRoom, resized, shifted } from '../../domain/board/moves'
import type { Board, BoardSession, Placement } from '../../domain/board/session'
import type { Drag } from './grid-handlers'

/** Returns the placement of a session after it was dragged or resized on the grid. */
export function placementAfter(session: BoardSession, drag: Drag, zone: string): Placement {
  if (drag.kind === 'resize') return resized(session, drag.minutes)
  const { startsAt, endsAt, room } = drag.minutes === 0 ? session : shifted(session, drag.minutes, zone)
  return { startsAt, endsAt, room: drag.room ?? room }
}

/** How far a key press moves a session. */
const STEP_MINUTES = 5

interface Keys {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
}

/**
 * Returns the placement of a session after a key press: Shift and an arrow move it, with Ctrl they change its length.
 * `undefined` for other keys.
 */
export function placementByKey(
  session: BoardSession,
  { key, shiftKey, ctrlKey, metaKey }: Keys,
  { rooms, edition }: Pick<Board, 'rooms' | 'edition'>,
): Placement | undefined {
  if (!shiftKey) return undefined
  const later = key === 'ArrowDown' ? STEP_MINUTES : key === 'ArrowUp' ? -STEP_MINUTES : 0
  if (later !== 0) return ctrlKey || metaKey ? resized(session, later) : shifted(session, later, edition.timezone)
  const columns = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  if (columns === 0) return undefined
  const { startsAt, endsAt } = session
  return { startsAt, endsAt, room: nextRoom(session.room, columns, rooms) }
}
