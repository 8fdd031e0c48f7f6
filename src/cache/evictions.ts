import { setTimeout as wait } from 'node:timers/promises'

/**
 * When each copy of public responses was without what had been written before, in milliseconds since 1970. `undefined` for one
 * of which this is not known yet.
 */
export type Evictions = Record<string, number | undefined>

/** Longer than the server takes to ask its copies. */
const TIMEOUT_MS = 4_000

// This module exists twice in the process, in the bundle of Next and around it: only a global is common to both copies.
const key = Symbol.for('assises.evictions')
const shared: typeof globalThis & { [key]?: () => Promise<Evictions> } = globalThis

/** Called by the server, which has the copies: `ask` finds out when they have evicted what was written so far. */
export function answerEvictions(ask: () => Promise<Evictions>): void {
  shared[key] = ask
}

/**
 * Finds out when the copies of public responses had evicted what was written so far: the cache, its snapshot, the other nodes,
 * the shared cache in front. None without a server, as in a script. Never rejects.
 */
export async function findEvictions(): Promise<Evictions> {
  const ask = shared[key]
  if (!ask) return {}
  const unknown: Evictions = { cache: undefined }
  const late = wait(TIMEOUT_MS, unknown, { ref: false })
  return Promise.race([ask().catch(() => unknown), late])
}
