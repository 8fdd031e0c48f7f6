import type { EditionClock } from './edition-clock'

/** The first and last minute of an edition, so that a browser's calendar opens on its days. */
export function dayBounds({ startsOn, endsOn }: Pick<EditionClock, 'startsOn' | 'endsOn'>): {
  min?: string
  max?: string
} {
  return { ...(startsOn && { min: `${startsOn}T00:00` }), ...(endsOn && { max: `${endsOn}T23:59` }) }
}
