import { type Instant, isPlainDate, type WallTime } from '../../domain/zone'

/**
 * Whether what a native date input holds can be kept. While a year is typed, browsers report the years 2, 20 and 202
 * before 2024: those are not meant.
 */
export const isMeantDate = (typed: string): boolean => isPlainDate(typed) && typed >= '1000'

/** The same for a date with a time. */
export function isMeantWallTime(typed: string): typed is WallTime {
  const [date = '', clock = ''] = typed.split('T')
  return isMeantDate(date) && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/.test(clock)
}

/** The instant that a form holds, in the one way in which instants are compared; nothing when it holds none. */
export function instantOf(value: unknown): Instant | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
