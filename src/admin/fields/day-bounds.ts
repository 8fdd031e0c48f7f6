import type { EditionClock } from './edition-clock'

/** Returns the first and the last minute of an edition, for `min` and `max` of a native input. */
export function dayBounds({ startsOn, endsOn }: Pick<EditionClock, 'startsOn' | 'endsOn'>): {
  min?: string
  max?: string
} {
  return { ...(startsOn && { min: `${startsOn}T00:00` }), ...(endsOn && { max: `${endsOn}T23:59` }) }
}
