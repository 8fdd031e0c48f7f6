import { Temporal } from 'temporal-polyfill'

/** An instant as ISO 8601 in UTC, as stored: `2024-05-21T07:00:00.000Z`. */
export type Instant = string
/** A calendar day without a time: `2024-05-21`. */
export type PlainDate = string
/** A clock time on a calendar day, without a zone: `2024-05-21T09:00`. */
export type WallTime = string

/** The time zone of an edition without one. */
export const DEFAULT_ZONE = 'Europe/Paris'

/** Whether a value is an IANA time zone that this runtime supports. */
export function isTimeZone(zone: unknown): zone is string {
  if (typeof zone !== 'string' || !/^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)*$/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Whether a value is an existing day, written `YYYY-MM-DD`. */
export function isPlainDate(value: unknown): value is PlainDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  try {
    Temporal.PlainDate.from(value, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** Returns the day on which an instant falls in a zone. */
export function dayIn(instant: Instant, zone: string): PlainDate {
  return zoned(instant, zone).toPlainDate().toString()
}

/** Returns the wall time of an instant in a zone, to the minute. */
export function wallTimeIn(instant: Instant, zone: string): WallTime {
  return zoned(instant, zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/**
 * Returns the instant at which the clocks of a zone show a wall time. Of an hour that occurs twice it is the first one; an
 * hour that summer time skips moves forward by the length of the gap (RFC 5545 §3.3.5).
 */
export function instantAt(wallTime: WallTime, zone: string): Instant {
  return new Date(
    Temporal.PlainDateTime.from(wallTime).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds,
  ).toISOString()
}

/** Returns the first instant of the day after `date` in a zone, which is the end of something valid through `date`. */
export function endOfDay(date: PlainDate, zone: string = DEFAULT_ZONE): Instant {
  const next = Temporal.PlainDate.from(date).add({ days: 1 })
  return new Date(next.toZonedDateTime(zone).epochMilliseconds).toISOString()
}

function zoned(instant: Instant, zone: string) {
  return Temporal.Instant.fromEpochMilliseconds(new Date(instant).getTime()).toZonedDateTimeISO(zone)
}
