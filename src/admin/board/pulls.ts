import { nextRoom, resized, shifted } from '../../domain/board/moves'
import type { Board, BoardSession, Placement } from '../../domain/board/session'
import type { Pull } from './grid'

/** Where a session goes that is dragged or pulled. */
export function placementAfter(session: BoardSession, pull: Pull, zone: string): Placement {
  if (pull.kind === 'resize') return resized(session, pull.minutes)
  const { startsAt, endsAt, room } = pull.minutes === 0 ? session : shifted(session, pull.minutes, zone)
  return { startsAt, endsAt, room: pull.room ?? room }
}

/** How far a key goes, in minutes. */
const STEP_MINUTES = 5

interface Keys {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
}

/** Where a session goes by a key: Shift and an arrow move it, with Ctrl they change its length; nothing by others. */
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
