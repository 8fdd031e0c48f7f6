import { AsyncLocalStorage } from 'node:async_hooks'

/** One execution of an operation that may be done again. */
export interface Attempt {
  /** The error by which the database asked to do the operation again. */
  conflict?: unknown
  /** Whether something of the operation is saved, or may be: it must not be done again. */
  hasCommitted: boolean
  /** Whether no other repetition of this process runs meanwhile. */
  isAlone: boolean
  outer?: Attempt
}

// The bundle of Next may hold this module more than once: all must use the same storage.
const key = Symbol.for('assises.attempt')
const shared: typeof globalThis & { [key]?: AsyncLocalStorage<Attempt> } = globalThis
shared[key] ??= new AsyncLocalStorage()
const storage = shared[key]

export const currentAttempt = (): Attempt | undefined => storage.getStore()

export const runAttempt = <Result>(attempt: Attempt, work: () => Promise<Result>): Promise<Result> =>
  storage.run(attempt, work)

/** Records that the database asks to do the current operation again. */
export function noteConflict(error: unknown): void {
  const attempt = storage.getStore()
  if (attempt) attempt.conflict = error
}

/** Records that something of the current operation, and of those around it, is saved. */
export function noteCommit(): void {
  for (let attempt = storage.getStore(); attempt; attempt = attempt.outer) attempt.hasCommitted = true
}
