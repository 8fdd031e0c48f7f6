/** A command that writes, as a test sees it. */
export interface WriteCommand {
  /** The number of the write since the proxy started, from 1. */
  n: number
  name: string
  collection: string
  isInTransaction: boolean
}

/** What a test makes go wrong. Everything goes well by default. */
export interface Faults {
  /** Whether a write meets a conflict; it does nothing then, and its transaction is aborted. */
  conflicts(write: WriteCommand): boolean
  /** Whether the connection of a write outside transactions is dropped after the server made it. */
  dropsAfter(write: WriteCommand): boolean
  /** How long a commit waits before it takes place. */
  commitDelayMs: number
  /**
   * The next commits whose connection is dropped: `committed` after the commit took place, `aborted` after the transaction
   * was aborted instead, `untouched` before the server saw the command, `late` at once while the commit still takes place.
   */
  dropsAtCommit: ('committed' | 'aborted' | 'untouched' | 'late')[]
}

export const noFaults = (): Faults => ({
  conflicts: () => false,
  dropsAfter: () => false,
  commitDelayMs: 0,
  dropsAtCommit: [],
})
