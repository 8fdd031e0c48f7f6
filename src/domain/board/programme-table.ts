import { dayIn, type Instant, type PlainDate } from '../zone'
import { SHORTEST_MINUTES } from './moves'
import { type Board, isPlaced, type Placed } from './session'

/** A cell of the printed programme: the sessions of a room from a row on, over as many rows as they last. */
export interface TableCell {
  room: string
  rowSpan: number
  sessions: Placed[]
}

/** A row of the printed programme: an instant at which a session starts or ends, until the next one. */
export interface TableRow {
  from: Instant
  cells: TableCell[]
}

/**
 * Returns a day as a table of times by rooms. Sessions of one room that overlap share a cell; rooms without a session that day are left out of
 * `rooms` unless all are empty.
 */
export function programmeTable(
  { sessions, rooms, edition }: Pick<Board, 'sessions' | 'rooms' | 'edition'>,
  day: PlainDate,
): { rooms: string[]; rows: TableRow[] } {
  const shown = sessions.filter(
    (session): session is Placed => isPlaced(session) && dayIn(session.startsAt, edition.timezone) === day,
  )
  const used = rooms.map(({ id }) => id).filter((id) => shown.some(({ room }) => room === id))
  const times = [...new Set(shown.flatMap((session) => [session.startsAt, endOf(session)]))].sort()
  const rows = times.slice(0, -1).map((from): TableRow => ({ from, cells: [] }))
  for (const room of used) {
    let row = 0
    for (const { from, to, sessions: inCell } of blocksOf(shown.filter((session) => session.room === room))) {
      const [start, end] = [times.indexOf(from), times.indexOf(to)]
      addEmpty(rows, room, row, start)
      rows[start]?.cells.push({ room, rowSpan: end - start, sessions: inCell })
      row = end
    }
    addEmpty(rows, room, row, rows.length)
  }
  return { rooms: used, rows }
}

interface Block {
  from: Instant
  to: Instant
  sessions: Placed[]
}

/** Joins the sessions of a room that overlap, so that each moment belongs to one cell. */
function blocksOf(sessions: Placed[]): Block[] {
  const blocks: Block[] = []
  for (const session of sessions.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))) {
    const last = blocks.at(-1)
    const to = endOf(session)
    if (last && session.startsAt < last.to) {
      last.sessions.push(session)
      if (to > last.to) last.to = to
    } else blocks.push({ from: session.startsAt, to, sessions: [session] })
  }
  return blocks
}

// A draft may end before it starts: it is printed as the shortest session.
const endOf = ({ startsAt, endsAt }: Placed): Instant =>
  endsAt > startsAt ? endsAt : new Date(new Date(startsAt).getTime() + SHORTEST_MINUTES * 60_000).toISOString()

/** Adds one empty cell that covers the rows of a room from `start` to before `end`. */
function addEmpty(rows: TableRow[], room: string, start: number, end: number): void {
  if (end > start) rows[start]?.cells.push({ room, rowSpan: end - start, sessions: [] })
}
