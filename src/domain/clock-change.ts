import { Temporal } from 'temporal-polyfill'
import type { WallTime } from './zone'

/**
 * What summer or winter time does to a wall time in a zone: `skipped` when no clock ever shows it that day, `repeated`
 * when clocks show it twice, else `none`.
 */
export function clockChangeAt(wallTime: WallTime, zone: string): 'none' | 'skipped' | 'repeated' {
  const asked = Temporal.PlainDateTime.from(wallTime)
  const earlier = asked.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = asked.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return 'none'
  return earlier.toPlainDateTime().equals(asked) ? 'repeated' : 'skipped'
}
