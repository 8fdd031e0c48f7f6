import type { WallTime } from '../../domain/zone'

/** Returns the wall time in the local fields of a date: the calendar component stores wall times that way. */
export function wallTimeOf(date: Date): WallTime {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}
