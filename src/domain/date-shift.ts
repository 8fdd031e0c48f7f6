import { Temporal } from 'temporal-polyfill'
import { clockChangeAt } from './clock-change'
import type { Interval } from './interval'
import type { EditionDays } from './schedule/edition-days'
import { dayIn, type Instant, instantAt, type PlainDate, type WallTime } from './zone'

/** An interval on its new day. `clock` says whether a change of the clocks changed the hour that they show. */
export interface Shifted extends Interval {
  clock: 'none' | 'skipped' | 'repeated'
}

/** Returns the number of days from one day to another; negative when the second one comes first. */
export function daysBetween(first: PlainDate, second: PlainDate): number {
  return Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(second), { largestUnit: 'day' }).days
}

/** Returns the number of days of an edition. */
export const lengthInDays = ({ startsOn, endsOn }: Pick<EditionDays, 'startsOn' | 'endsOn'>): number =>
  daysBetween(startsOn, endsOn) + 1

/** Returns the last day of an edition that starts on a day and has as many days as another one. */
export const lastDayOf = (startsOn: PlainDate, like: Pick<EditionDays, 'startsOn' | 'endsOn'>): PlainDate =>
  addDays(startsOn, daysBetween(like.startsOn, like.endsOn))

/** Returns the day of `to` at the position of `day` in `from`: the first for the first. `undefined` when there is none. */
export function shiftDay(day: PlainDate, from: EditionDays, to: EditionDays): PlainDate | undefined {
  const index = daysBetween(from.startsOn, day)
  if (index < 0 || index >= lengthInDays(to)) return undefined
  return addDays(to.startsOn, index)
}

/**
 * Moves an interval to the corresponding day of another edition, at the same hours of its clocks. `undefined` when that
 * edition has no such day.
 */
export function shiftInterval({ startsAt, endsAt }: Interval, from: EditionDays, to: EditionDays): Shifted | undefined {
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
    // A change of the clocks can put the end before the start: the duration then stays the same.
    endsAt: end > start ? end : new Date(new Date(start).getTime() + duration).toISOString(),
    clock: changes.find((change) => change !== 'none') ?? 'none',
  }
}

function shiftedWall(at: Instant, zone: string, days: number): WallTime {
  const wall = Temporal.Instant.fromEpochMilliseconds(new Date(at).getTime()).toZonedDateTimeISO(zone)
  return wall.toPlainDateTime().add({ days }).toString()
}

/** Returns the day that is `days` later. */
export const addDays = (day: PlainDate, days: number): PlainDate =>
  Temporal.PlainDate.from(day).add({ days }).toString()

/** Replaces the year of one day in a title with that of another: « Assises 2024 » becomes « Assises 2026 ». */
export const withYearOf = (title: string, from: PlainDate, to: PlainDate): string =>
  title.replaceAll(from.slice(0, 4), to.slice(0, 4))
