import { Temporal } from 'temporal-polyfill'
import { dayIn, type PlainDate } from '../zone'
import type { BoardEdition, BoardSession } from './session'

// A mistyped year does not make thousands of days.
const MOST_DAYS = 31

/** Returns the days of the board in order: those of the edition, and any other on which one of its sessions starts. */
export function boardDays(edition: BoardEdition, sessions: Pick<BoardSession, 'startsAt'>[]): PlainDate[] {
  const days = new Set<PlainDate>()
  if (edition.startsOn && edition.endsOn) {
    let day = Temporal.PlainDate.from(edition.startsOn)
    while (day.toString() <= edition.endsOn && days.size < MOST_DAYS) {
      days.add(day.toString())
      day = day.add({ days: 1 })
    }
  }
  for (const { startsAt } of sessions) if (startsAt) days.add(dayIn(startsAt, edition.timezone))
  return [...days].sort()
}

/** The hours since midnight between which the board shows a day; `to` exceeds 24 when a session ends after midnight. */
export interface HourRange {
  from: number
  to: number
}

const USUAL: HourRange = { from: 8, to: 19 }

/** Returns the full hours that contain every session and every opening time, and at least a usual working day. */
export function boardHours(
  { timezone, openingHours }: BoardEdition,
  sessions: Pick<BoardSession, 'startsAt' | 'endsAt'>[],
): HourRange {
  let { from, to } = USUAL
  const include = (start: number, end: number) => {
    from = Math.min(from, Math.floor(start))
    to = Math.max(to, Math.ceil(end))
  }
  for (const { opensAt, closesAt } of openingHours) include(hoursOf(opensAt), hoursOf(closesAt))
  for (const { startsAt, endsAt } of sessions) {
    if (!startsAt || !endsAt || endsAt < startsAt) continue
    const start = Temporal.Instant.from(startsAt).toZonedDateTimeISO(timezone)
    const begins = start.hour + start.minute / 60
    const lasts = (new Date(endsAt).getTime() - new Date(startsAt).getTime()) / 3_600_000
    include(begins, Math.min(begins + lasts, 30))
  }
  return { from, to }
}

function hoursOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours + minutes / 60
}
