import type { WriteEvent } from '../../cache/write-events'
import type { Miss } from './miss-log'

/** The counters of the cache since it started, and callbacks for what is measured in other ways. */
export interface DeliveryCounts {
  hits: number
  stale: number
  /** Hits and stale responses sent by the fast path. */
  fastPath: number
  misses: number
  bypasses: number
  /** Requests answered with 503: too many fills at once, or no database. */
  refused: number
  /** Entries removed because something they depend on has changed. */
  invalidated: number
  /** Writes received, of this process and of others. */
  writes: number
  /** Called after each fill with its duration in seconds. */
  onFill?: (seconds: number) => void
  /** Called for each request that the cache could not answer. */
  onMiss?: (miss: Miss) => void
  /** Called for each write received. */
  onWrite?: (write: WriteEvent) => void
}

/** Counters at zero. */
export const noCounts = (): DeliveryCounts => ({
  hits: 0,
  stale: 0,
  fastPath: 0,
  misses: 0,
  bypasses: 0,
  refused: 0,
  invalidated: 0,
  writes: 0,
})
