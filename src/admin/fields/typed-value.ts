import { type Instant, isPlainDate, type WallTime } from '../../domain/zone'

/**
 * Whether the value of a native date input is complete. While a year is typed, browsers report the years 2, 20 and 202
 * before 2024; those are not complete.
 */
export const isCompleteDate = (typed: string): boolean => isPlainDate(typed) && typed >= '1000'

/** Whether the value of a native input for a date and a time is complete. */
export function isCompleteWallTime(typed: string): typed is WallTime {
  const [date = '', clock = ''] = typed.split('T')
  return isCompleteDate(date) && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/.test(clock)
}

/** Returns the value of a form as an instant in UTC; `undefined` when it is none. */
export function instantOf(value: unknown): Instant | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
