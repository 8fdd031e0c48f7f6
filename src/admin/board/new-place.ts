import { boardHours } from '../../domain/board/days'
import { freePlace } from '../../domain/board/free-place'
import { addMinutes, wallOn } from '../../domain/board/moves'
import { type Board, type BoardSession, isPlaced, type Placement, unplaced } from '../../domain/board/session'
import { dayIn, instantAt, type PlainDate } from '../../domain/zone'

/** Returns the first free place on a day, in the first room that has one; of the tray for an edition without rooms. */
export function firstFreePlace(board: Board, day: PlainDate): Placement {
  const { timezone, openingHours } = board.edition
  const { from, to } = boardHours(board.edition, [])
  const opensAt = openingHours.find((hours) => hours.day === day)?.opensAt
  const start = instantAt(wallOn(day, opensAt ?? `${String(from).padStart(2, '0')}:00`), timezone)
  const end = instantAt(addMinutes(wallOn(day, '00:00'), to * 60), timezone)
  const places = board.rooms.map(({ id }) => freePlace(start, end, id, board))
  const earliest = places.sort((a, b) => (a.startsAt ?? '').localeCompare(b.startsAt ?? ''))
  return earliest[0] ?? unplaced
}

/** Returns the first free place after a session, in its room. */
export function placeAfter(session: BoardSession, board: Board): Placement | undefined {
  if (!isPlaced(session)) return undefined
  const { timezone } = board.edition
  const endOfBoard = addMinutes(
    wallOn(dayIn(session.startsAt, timezone), '00:00'),
    boardHours(board.edition, []).to * 60,
  )
  return freePlace(session.endsAt, instantAt(endOfBoard, timezone), session.room, board)
}
