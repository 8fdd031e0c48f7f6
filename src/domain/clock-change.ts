import { Temporal } from 'temporal-polyfill'
import type { WallTime } from './zone'

/**
 * Returns the effect of a change of the clocks on a wall time in a zone: `skipped` when the clocks never show it, `repeated`
 * when they show it twice, else `none`.
 */
export function clockChangeAt(wallTime: WallTime, zone: string): 'none' | 'skipped' | 'repeated' {
  const wall = Temporal.PlainDateTime.from(wallTime)
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return 'none'
  return earlier.toPlainDateTime().equals(wall) ? 'repeated' : 'skipped'
}
