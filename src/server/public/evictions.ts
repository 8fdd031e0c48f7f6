import { setTimeout as wait } from 'node:timers/promises'
import type { Evictions } from '../../cache/evictions'

const TIMEOUT_MS = 2_000

/** A copy of public responses; `settled` resolves once it has evicted what was written before the call. */
interface Copy {
  settled(): Promise<void>
}

/** The cache of this thread evicts while it receives a write. */
export const evictedAtOnce: Copy = { settled: async () => undefined }

/** Asks each copy that there is when it had evicted what was written so far, and waits two seconds for it. */
export async function evictionsOf(copies: Record<string, Copy | undefined>): Promise<Evictions> {
  const entries = Object.entries(copies).flatMap(([name, copy]) => (copy ? [{ name, copy }] : []))
  const evictions = entries.map(async ({ name, copy }) => [name, await evictedAt(copy)] as const)
  return Object.fromEntries(await Promise.all(evictions))
}

const evictedAt = (copy: Copy): Promise<number | undefined> =>
  Promise.race([
    copy.settled().then(
      () => Date.now(),
      () => undefined,
    ),
    wait(TIMEOUT_MS, undefined, { ref: false }),
  ])
