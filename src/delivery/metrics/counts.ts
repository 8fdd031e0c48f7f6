import type { WriteEvent } from '../../cache/write-events'
import type { Miss } from './miss-log'

/** What the cache has done since it started. Counters only grow; gauges are read when asked for. */
export interface DeliveryCounts {
  hits: number
  stale: number
  /** Those of both that were answered by the whole text of the request. */
  fastPath: number
  misses: number
  bypasses: number
  /** Requests told to come back: too many fills at once, or no database. */
  refused: number
  /** Entries dropped because something they read had changed. */
  invalidated: number
  /** Writes heard, this process's and others'. */
  writes: number
  /** Told how long each fill took, in seconds. */
  onFill?: (seconds: number) => void
  /** Told each request that memory could not answer. */
  onMiss?: (miss: Miss) => void
  /** Told each write heard. */
  onWrite?: (write: WriteEvent) => void
}

/** Nothing done yet. */
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
