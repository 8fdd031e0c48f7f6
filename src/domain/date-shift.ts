import { Temporal } from 'temporal-polyfill'
import { clockChangeAt } from './clock-change'
import { dayIn, type Instant, instantAt, type PlainDate, type WallTime } from './zone'

/** The days of an event, first and last included, and the zone of its clocks. */
export interface EventDays {
  startsOn: PlainDate
  endsOn: PlainDate
  timezone: string
}

/** What is held from a start to an end. */
export interface Span {
  startsAt: Instant
  endsAt: Instant
}

/** A span on its new day; `clock` when summer or winter time changed the hour its clocks would have shown. */
export interface Shifted extends Span {
  clock: 'none' | 'skipped' | 'repeated'
}

/** How many days lie between two days; negative when the second comes first. */
export function daysBetween(first: PlainDate, second: PlainDate): number {
  return Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(second), { largestUnit: 'day' }).days
}

/** The number of days of an event. */
export const lengthInDays = ({ startsOn, endsOn }: Pick<EventDays, 'startsOn' | 'endsOn'>): number =>
  daysBetween(startsOn, endsOn) + 1

/** The last day of an event that starts on a day and lasts as long as another one. */
export const lastDayOf = (startsOn: PlainDate, like: Pick<EventDays, 'startsOn' | 'endsOn'>): PlainDate =>
  addDays(startsOn, daysBetween(like.startsOn, like.endsOn))

/** The day of `to` that stands where `day` stands in `from`: first to first; `undefined` when `to` has no such day. */
export function shiftDay(day: PlainDate, from: EventDays, to: EventDays): PlainDate | undefined {
  const index = daysBetween(from.startsOn, day)
  if (index < 0 || index >= lengthInDays(to)) return undefined
  return addDays(to.startsOn, index)
}

/**
 * A span on the corresponding day of another event, at the same hours by its clocks whatever the season. `undefined`
 * when that event has no such day.
 */
export function shiftSpan({ startsAt, endsAt }: Span, from: EventDays, to: EventDays): Shifted | undefined {
  const firstDay = shiftDay(dayIn(startsAt, from.timezone), from, to)
  if (!firstDay) return undefined
  const days = daysBetween(dayIn(startsAt, from.timezone), firstDay)
  const [startWall, endWall] = [startsAt, endsAt].map((at) => shiftedWall(at, from.timezone, days))
  if (!startWall || !endWall) return undefined
  const start = instantAt(startWall, to.timezone)
  const end = instantAt(endWall, to.timezone)
  const duration = new Date(endsAt).getTime() - new Date(startsAt).getTime()
  const changes = [startWall, endWall].map((wall) => clockChangeAt(wall, to.timezone))
  return {
    startsAt: start,
    // Clocks that go back or skip an hour could end it before it starts: then it lasts as long as it did.
    endsAt: end > start ? end : new Date(new Date(start).getTime() + duration).toISOString(),
    clock: changes.find((change) => change !== 'none') ?? 'none',
  }
}

function shiftedWall(at: Instant, zone: string, days: number): WallTime {
  const wall = Temporal.Instant.fromEpochMilliseconds(new Date(at).getTime()).toZonedDateTimeISO(zone)
  return wall.toPlainDateTime().add({ days }).toString()
}

const addDays = (day: PlainDate, days: number): PlainDate => Temporal.PlainDate.from(day).add({ days }).toString()

/** A title with the year of one day replaced by that of another: « Assises 2024 » → « Assises 2026 ». */
export const withYearOf = (title: string, from: PlainDate, to: PlainDate): string =>
  title.replaceAll(from.slice(0, 4), to.slice(0, 4))
