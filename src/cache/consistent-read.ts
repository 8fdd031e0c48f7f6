/**
 * A sequence lock: `sequence` grows at the start and at the end of each change, and a read that sees it grow is repeated.
 * Readers never block a change.
 */
interface SequenceLock {
  sequence: number
  /** Resolves at the end of the change that runs, if any. Never rejects. */
  running?: Promise<void>
}

// Modules exist twice in the process, in the Next bundle and around it: both must use the same lock.
const key = Symbol.for('assises.sequence-lock')
const shared: typeof globalThis & { [key]?: SequenceLock } = globalThis
shared[key] ??= { sequence: 0 }
const lock = shared[key]

/** Runs a change that the readers of this process see entirely or not at all, if they use `readConsistently`. */
export async function commitAtomically(change: () => Promise<void>): Promise<void> {
  while (lock.running !== undefined) await lock.running
  lock.sequence += 1
  const changing = change()
  lock.running = changing.catch(() => undefined)
  try {
    await changing
  } finally {
    lock.sequence += 1
    lock.running = undefined
  }
}

/** Runs a read made of several queries, and repeats it until no atomic change has run between them. */
export async function readConsistently<Result>(read: () => Promise<Result>): Promise<Result> {
  for (;;) {
    while (lock.running !== undefined) await lock.running
    const { sequence } = lock
    const result = await read()
    if (lock.sequence === sequence) return result
  }
}
