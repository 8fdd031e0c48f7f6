import { dayIn } from '../zone'
import { type Board, type BoardSession, isPlaced, type Placed } from './session'

export type Direction = 'up' | 'down' | 'left' | 'right'

/**
 * Returns the session that an arrow key reaches from another one: the one before or after it in the room, or the one
 * closest in time in the next room that has sessions that day. `undefined` when there is none.
 */
export function neighbour(
  session: BoardSession,
  direction: Direction,
  { sessions, rooms, edition }: Pick<Board, 'sessions' | 'rooms' | 'edition'>,
): BoardSession | undefined {
  if (!isPlaced(session)) return undefined
  const day = dayIn(session.startsAt, edition.timezone)
  const sameDay = sessions.filter(
    (other): other is Placed =>
      other.id !== session.id && isPlaced(other) && dayIn(other.startsAt, edition.timezone) === day,
  )
  if (direction === 'up' || direction === 'down') {
    const isAfter = (other: Placed) => orderOf(other) > orderOf(session)
    const inRoom = sameDay
      .filter(({ room }) => room === session.room)
      .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    return direction === 'down' ? inRoom.find(isAfter) : inRoom.filter((other) => !isAfter(other)).at(-1)
  }
  const columns = direction === 'right' ? rooms : [...rooms].reverse()
  const beyond = columns.slice(columns.findIndex(({ id }) => id === session.room) + 1)
  for (const { id } of beyond) {
    const inRoom = sameDay.filter(({ room }) => room === id)
    if (inRoom.length > 0) return inRoom.reduce((a, b) => (distance(a, session) <= distance(b, session) ? a : b))
  }
  return undefined
}

const orderOf = ({ startsAt, id }: Placed) => `${startsAt} ${id}`

const distance = (a: Placed, b: Placed) => Math.abs(new Date(a.startsAt).getTime() - new Date(b.startsAt).getTime())
