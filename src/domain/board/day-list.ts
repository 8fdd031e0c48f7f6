import { dayIn, type Instant, type PlainDate } from '../zone'
import { type Board, type BoardSession, isPlaced, type Placed } from './session'

/** The sessions of a day that start at the same time, in the order of the rooms. */
export interface StartGroup {
  startsAt: Instant
  sessions: Placed[]
}

/** Lists the sessions of a day by their start; those of one room when it is given. */
export function dayList(
  { sessions, rooms, edition }: Pick<Board, 'sessions' | 'rooms' | 'edition'>,
  day: PlainDate,
  room?: string,
): StartGroup[] {
  const order = new Map(rooms.map(({ id }, index) => [id, index]))
  const placeOf = (session: BoardSession) => order.get(session.room ?? '') ?? rooms.length
  const shown = sessions
    .filter((session): session is Placed => isPlaced(session) && dayIn(session.startsAt, edition.timezone) === day)
    .filter((session) => !room || session.room === room)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || placeOf(a) - placeOf(b))
  const groups: StartGroup[] = []
  for (const session of shown) {
    const last = groups.at(-1)
    if (last?.startsAt === session.startsAt) last.sessions.push(session)
    else groups.push({ startsAt: session.startsAt, sessions: [session] })
  }
  return groups
}
