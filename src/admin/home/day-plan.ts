import { firstText } from '../../domain/checks/label'
import type { Programme, ProgrammeSession } from '../../domain/checks/programme'
import { isTimed, type Timed } from '../../domain/schedule/session'
import { dayIn, type Instant, instantAt, type PlainDate, wallTimeIn } from '../../domain/zone'

/** How a session stands: online as it is, with changes to publish, or called off. */
export type BarState = 'published' | 'pending' | 'off'

/** A session on the picture of a day; places and sizes are shares of the width and height of its row. */
export interface Bar {
  id: string
  title: string
  startsAt: Instant
  endsAt: Instant
  state: BarState
  left: number
  width: number
  top: number
  height: number
}

/** A day, its full hours from the first to the last session, and a row for each room that is used. */
export interface DayPlan {
  day: PlainDate
  hours: Instant[]
  rows: { room?: string; bars: Bar[] }[]
}

const HOUR_MS = 3_600_000

/** The days of a programme as pictures, those without sessions left out. */
export function dayPlans(programme: Pick<Programme, 'edition' | 'sessions' | 'rooms'>): DayPlan[] {
  const { timezone } = programme.edition
  const placed = programme.sessions.filter(isTimed)
  const days = [...new Set(placed.map(({ startsAt }) => dayIn(startsAt, timezone)))].sort()
  return days.map((day) => {
    const sessions = placed.filter(({ startsAt }) => dayIn(startsAt, timezone) === day)
    return planOf(day, sessions, programme)
  })
}

function planOf(
  day: PlainDate,
  sessions: Timed<ProgrammeSession>[],
  { edition, rooms }: Pick<Programme, 'edition' | 'rooms'>,
): DayPlan {
  const from = fullHourBefore(Math.min(...sessions.map(({ startsAt }) => time(startsAt))), edition.timezone)
  const last = Math.max(...sessions.map(({ endsAt }) => time(endsAt)))
  const length = Math.max(1, Math.ceil((last - from) / HOUR_MS)) * HOUR_MS
  const hours = Array.from({ length: length / HOUR_MS + 1 }, (_, index) =>
    new Date(from + index * HOUR_MS).toISOString(),
  )
  const known = new Set(rooms.map(({ id }) => id))
  const rowOf = (room: string | undefined, own: Timed<ProgrammeSession>[]) =>
    own.length > 0 ? [{ room, bars: barsOf(own, from, length) }] : []
  return {
    day,
    hours,
    rows: [
      ...rooms.flatMap(({ id, name }) =>
        rowOf(
          name ?? '?',
          sessions.filter(({ room }) => room === id),
        ),
      ),
      ...rowOf(
        undefined,
        sessions.filter(({ room }) => !room || !known.has(room)),
      ),
    ],
  }
}

function barsOf(sessions: Timed<ProgrammeSession>[], from: number, length: number): Bar[] {
  const inOrder = [...sessions].sort((a, b) => time(a.startsAt) - time(b.startsAt))
  // Sessions that overlap stand in lanes, one under the other.
  const laneEnds: number[] = []
  const lanes = inOrder.map(({ startsAt, endsAt }) => {
    const free = laneEnds.findIndex((end) => end <= time(startsAt))
    const lane = free >= 0 ? free : laneEnds.length
    laneEnds[lane] = time(endsAt)
    return lane
  })
  return inOrder.map((session, index) => ({
    id: session.id,
    title: firstText(session.title) ?? '',
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    state: session.status !== 'scheduled' ? 'off' : session.isPending ? 'pending' : 'published',
    left: (time(session.startsAt) - from) / length,
    width: (time(session.endsAt) - time(session.startsAt)) / length,
    top: (lanes[index] ?? 0) / laneEnds.length,
    height: 1 / laneEnds.length,
  }))
}

/** The last full hour on the clock of a zone, at an instant or before it. */
function fullHourBefore(at: number, zone: string): number {
  const hour = time(instantAt(`${wallTimeIn(new Date(at).toISOString(), zone).slice(0, 13)}:00`, zone))
  // Of an hour that occurs twice the first is meant: never more than an hour too early.
  return at - hour >= HOUR_MS ? hour + HOUR_MS : hour
}

const time = (instant: Instant) => new Date(instant).getTime()
