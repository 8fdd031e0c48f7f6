import type { Attempt } from './attempt'

/** Milliseconds. */
export const LIMITS = {
  /** How long a write waits for those before it. */
  gateMs: 60_000,
  /** How long a write waits for a transaction of another program. */
  busyMs: 10_000,
  /** After how long such a transaction is a problem that is reported. */
  lockedAfterMs: 1_000,
  /** How long an urgent write waits for a transaction that nobody does again. */
  urgentMs: 500,
  /** How long a transaction may stay open, so that an operation that hangs does not stop all writes. */
  lifetimeMs: 30_000,
  /** The same for one that is begun as exclusive: an import, a release, a migration. */
  exclusiveLifetimeMs: 600_000,
}

/** A transaction of SQLite that has begun. */
export interface Transaction {
  lifetimeMs: number
  /** Settles when the transaction has opened, `undefined` before its first write. */
  opening?: Promise<void>
  isOpen: boolean
  isUrgent: boolean
  /** The operation that it is part of, when that is done again after a conflict. */
  attempt?: Attempt
  /** The error of everything that is done in it, once it was rolled back before its end. */
  ended?: () => Error
  timer?: NodeJS.Timeout
  /** The writes under way in it. */
  writes: Set<Promise<unknown>>
}
