import { dayIn, type Instant, type PlainDate } from '../zone'

/** A session of a programme: when it begins, and the id of its room. */
interface Placed {
  startsAt?: Instant | null
  room?: string | null
}

/** The sessions of one day in one room; `room` is `null` for those without a room that the reader may see. */
interface RoomOfDay<Session, Room> {
  room: Room | null
  sessions: Session[]
}

/** A day of a programme, in the zone of its edition. */
interface ProgrammeDay<Session, Room> {
  date: PlainDate
  rooms: RoomOfDay<Session, Room>[]
}

/** A programme by day and room. `unscheduled` are the sessions without a time. */
export interface ProgrammeDays<Session, Room> {
  days: ProgrammeDay<Session, Room>[]
  unscheduled: Session[]
}

/**
 * Groups sessions by the day on which they begin and by room, in the order of `rooms`, sessions without a room last. Days
 * are in order, sessions stay in theirs; rooms without a session on a day are left out.
 */
export function programmeByDay<Session, Room extends { id: string }>(
  sessions: readonly Session[],
  rooms: readonly Room[],
  { timezone, placedOf }: { timezone: string; placedOf: (session: Session) => Placed },
): ProgrammeDays<Session, Room> {
  const byDay = new Map<PlainDate, Map<string | undefined, Session[]>>()
  const unscheduled: Session[] = []
  const known = new Set(rooms.map(({ id }) => id))
  for (const session of sessions) {
    const { startsAt, room } = placedOf(session)
    if (!startsAt) {
      unscheduled.push(session)
      continue
    }
    const date = dayIn(startsAt, timezone)
    const byRoom = byDay.get(date) ?? new Map<string | undefined, Session[]>()
    byDay.set(date, byRoom)
    const key = room && known.has(room) ? room : undefined
    byRoom.set(key, [...(byRoom.get(key) ?? []), session])
  }
  const days = [...byDay].sort(([a], [b]) => a.localeCompare(b))
  return { days: days.map(([date, byRoom]) => ({ date, rooms: roomsOf(byRoom, rooms) })), unscheduled }
}

function roomsOf<Session, Room extends { id: string }>(
  byRoom: ReadonlyMap<string | undefined, Session[]>,
  rooms: readonly Room[],
): RoomOfDay<Session, Room>[] {
  return [...rooms, null].flatMap((room) => {
    const sessions = byRoom.get(room?.id)
    return sessions ? [{ room, sessions }] : []
  })
}
