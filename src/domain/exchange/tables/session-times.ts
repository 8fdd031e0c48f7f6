import type { Instant, PlainDate } from '../../zone'
import { isSkippedHour, isTimeAlone, readMoment, readTime } from '../cells/moment'
import { readNumber } from '../cells/number'
import { endsNextDay, notMinutes, notMoment, skippedHour } from './cell-messages'
import type { RowReader } from './row'
import type { SessionColumn } from './session-columns'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

interface Times {
  startsAt?: Instant
  endsAt?: Instant
}

/** Reads the start and the end of a session: « 9h30 » and « 10h15 », « 9h30-10h15 » in one cell, or a start and a duration. */
export function readTimes(row: RowReader<SessionColumn>, timezone: string, day?: PlainDate): Times {
  const message = (cell: string) => (isSkippedHour(cell, timezone, day) ? skippedHour(cell) : notMoment(cell))
  const read = (cell: string) => readMoment(cell, timezone, day)
  let range: Times | undefined
  let endsAlone = false
  const start = row.value(
    'startsAt',
    (cell) => {
      range = readRange(cell, read)
      return range?.startsAt ?? read(cell)
    },
    message,
  )
  const end = row.value(
    'endsAt',
    (cell) => {
      endsAlone = isTimeAlone(cell)
      return read(cell)
    },
    message,
  )
  const minutes = row.value('duration', readMinutes, notMinutes)
  const endsAt = end ?? range?.endsAt ?? (start && minutes ? later(start, minutes * MINUTE_MS) : undefined)
  if (!start || !endsAt || endsAt > start || !(endsAlone || range)) return { startsAt: start, endsAt }
  const nextDay = later(endsAt, DAY_MS)
  if (Date.parse(nextDay) - Date.parse(start) > DAY_MS / 2) return { startsAt: start, endsAt }
  row.problem('endsAt', endsNextDay, 'warning')
  return { startsAt: start, endsAt: nextDay }
}

const later = (instant: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(instant) + milliseconds).toISOString()

function readRange(cell: string, read: (cell: string) => Instant | undefined): Times | undefined {
  if (cell.length > 100) return undefined
  const [, first, last] = /^(.*\d\s*(?:h|:\d{2})?)\s*(?:-|–|—|→|à|to)\s*(\d{1,2}\s*(?:h|:).*)$/i.exec(cell) ?? []
  if (!first || !last || !readTime(last)) return undefined
  const [startsAt, endsAt] = [read(first), read(last)]
  return startsAt && endsAt ? { startsAt, endsAt } : undefined
}

/** Reads a duration in minutes: « 45 », « 45 min », « 1h30 », « 1:30 ». */
function readMinutes(cell: string): number | undefined {
  const clock = /^(\d{1,2})\s*(?:h|heures?|:)\s*(\d{1,2})?(?::00)?$/i.exec(cell.trim())
  const number = clock
    ? Number(clock[1]) * 60 + Number(clock[2] ?? 0)
    : readNumber(cell.replace(/\s*(?:min|minutes|mn|')\.?$/i, ''))
  return number && number > 0 && number <= 24 * 60 ? number : undefined
}
