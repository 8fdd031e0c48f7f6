import { Temporal } from 'temporal-polyfill'

/** An instant as ISO 8601 in UTC, as stored: `2024-05-21T07:00:00.000Z`. */
export type Instant = string
/** A calendar day without a time: `2024-05-21`. */
export type PlainDate = string
/** A clock time on a calendar day, without a zone: `2024-05-21T09:00`. */
export type WallTime = string

/** The zone of an edition that names none. */
export const DEFAULT_ZONE = 'Europe/Paris'

/** Whether `zone` is an IANA time zone that this runtime knows. */
export function isTimeZone(zone: unknown): zone is string {
  if (typeof zone !== 'string' || !/^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)*$/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Whether `value` is an existing day written `YYYY-MM-DD`. */
export function isPlainDate(value: unknown): value is PlainDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  try {
    Temporal.PlainDate.from(value, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** The day on which an instant falls in a zone. */
export function dayIn(instant: Instant, zone: string): PlainDate {
  return zoned(instant, zone).toPlainDate().toString()
}

/** The clock time of an instant in a zone, to the minute. */
export function wallTimeIn(instant: Instant, zone: string): WallTime {
  return zoned(instant, zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/**
 * The instant at which clocks of a zone show a wall time. An hour that occurs twice means its first occurrence;
 * an hour skipped by summer time moves forward by the length of the gap (RFC 5545 §3.3.5).
 */
export function instantAt(wallTime: WallTime, zone: string): Instant {
  return new Date(
    Temporal.PlainDateTime.from(wallTime).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds,
  ).toISOString()
}

/** The first instant of the day after `date` in a zone: up to then, something that ends on `date` is still valid. */
export function endOfDay(date: PlainDate, zone: string = DEFAULT_ZONE): Instant {
  const next = Temporal.PlainDate.from(date).add({ days: 1 })
  return new Date(next.toZonedDateTime(zone).epochMilliseconds).toISOString()
}

function zoned(instant: Instant, zone: string) {
  return Temporal.Instant.fromEpochMilliseconds(new Date(instant).getTime()).toZonedDateTimeISO(zone)
}
