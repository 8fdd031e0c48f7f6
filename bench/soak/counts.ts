/** What a soak did, and what it found. */
export class Counts {
  reads = 0
  writes = 0
  uploads = 0
  imports = 0
  releases = 0
  withdrawals = 0
  events = 0
  kills = 0
  restarts = 0
  /** Public answers older than what was acknowledged, or that show what was withdrawn or never published. */
  readonly stale: string[] = []
  /** Acknowledged writes that are not there at the end. */
  readonly lost: string[] = []
}
