import { dayIn, type Instant, isPlainDate, type PlainDate } from '../zone'

/** The days of an edition, first and last included, and the time zone of its clocks. */
export interface EditionDays {
  startsOn: PlainDate
  endsOn: PlainDate
  timezone: string
}

/** The days of an edition, which may not be chosen yet. */
interface PossibleDays {
  startsOn?: PlainDate | null
  endsOn?: PlainDate | null
  timezone: string
}

interface Times {
  startsAt?: Instant | null
  endsAt?: Instant | null
}

/** A time of a session that falls outside the days of its edition, and the day on which it falls. */
export interface OutsideTime {
  path: 'startsAt' | 'endsAt'
  day: PlainDate
}

/**
 * Returns the first time of a session that falls outside the days of its edition. `undefined` when there is none, and
 * while the edition has no days.
 */
export function timeOutsideEdition(
  { startsAt, endsAt }: Times,
  { startsOn, endsOn, timezone }: PossibleDays,
): OutsideTime | undefined {
  if (!isPlainDate(startsOn) || !isPlainDate(endsOn)) return undefined
  const times: OutsideTime[] = []
  if (startsAt) times.push({ path: 'startsAt', day: dayIn(startsAt, timezone) })
  if (endsAt) times.push({ path: 'endsAt', day: dayThatEnds(endsAt, timezone) })
  return times.find(({ day }) => day < startsOn || day > endsOn)
}

// A session that ends at midnight belongs to the day that ends.
const dayThatEnds = (instant: Instant, zone: string) =>
  dayIn(new Date(new Date(instant).getTime() - 1).toISOString(), zone)
