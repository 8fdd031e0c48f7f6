import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../domain/zone'

/** Writes an instant with the clock time and the offset of a zone, to the second: `2024-05-21T09:00:00+02:00`. */
export const dateTimeIn = (instant: Instant, zone: string): string =>
  zoned(instant, zone).toString({ timeZoneName: 'never', smallestUnit: 'second' })

/** Writes the date and the clock time of an instant in a zone, without an offset: `2024-05-21T09:00:00`. */
export const localDateTime = (instant: Instant, zone: string): string =>
  zoned(instant, zone).toPlainDateTime().toString({ smallestUnit: 'second' })

/** Writes the clock time of an instant in a zone: `09:00`. */
export const clockTime = (instant: Instant, zone: string): string =>
  zoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' })

const zoned = (instant: Instant, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(Date.parse(instant)).toZonedDateTimeISO(zone)
