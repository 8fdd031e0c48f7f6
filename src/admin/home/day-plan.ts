import { firstText } from '../../domain/checks/label'
import type { Programme, ProgrammeSession } from '../../domain/checks/programme'
import { isTimed, type Timed } from '../../domain/schedule/session'
import { dayIn, type Instant, instantAt, type PlainDate, wallTimeIn } from '../../domain/zone'

/** The state of a session: published as it is, with pending changes, or cancelled or postponed. */
export type BarState = 'published' | 'pending' | 'off'

/** A session on the picture of a day; positions and sizes are fractions of the width and height of its row. */
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

/** A day, its full hours from the first to the last session, and a row for each room in use. */
export interface DayPlan {
  day: PlainDate
  hours: Instant[]
  rows: { room?: string; bars: Bar[] }[]
}

const HOUR_MS = 3_600_000

/** Returns the pictures of the days of a programme that have sessions. */
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
  // Sessions that overlap are placed in tracks, one below the other.
  const trackEnds: number[] = []
  const tracks = inOrder.map(({ startsAt, endsAt }) => {
    const free = trackEnds.findIndex((end) => end <= time(startsAt))
    const track = free >= 0 ? free : trackEnds.length
    trackEnds[track] = time(endsAt)
    return track
  })
  return inOrder.map((session, index) => ({
    id: session.id,
    title: firstText(session.title) ?? '',
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    state: session.status !== 'scheduled' ? 'off' : session.isPending ? 'pending' : 'published',
    left: (time(session.startsAt) - from) / length,
    width: (time(session.endsAt) - time(session.startsAt)) / length,
    top: (tracks[index] ?? 0) / trackEnds.length,
    height: 1 / trackEnds.length,
  }))
}

/** Returns the last full hour of a zone at or before an instant; both in milliseconds. */
function fullHourBefore(at: number, zone: string): number {
  const hour = time(instantAt(`${wallTimeIn(new Date(at).toISOString(), zone).slice(0, 13)}:00`, zone))
  // `instantAt` returns the first of an hour that occurs twice, which may be an hour too early.
  return at - hour >= HOUR_MS ? hour + HOUR_MS : hour
}

const time = (instant: Instant) => new Date(instant).getTime()
