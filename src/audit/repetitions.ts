import { LRUCache } from 'lru-cache'

const key = Symbol.for('assises.audit-repetitions')
const MOST = 20_000

// One for the process: the bundles of Next have modules of their own.
const shared = globalThis as { [key]?: LRUCache<string, true> }

/** Whether something with this name was noted within its time. */
export const isRepeated = (name: string): boolean => shared[key]?.has(name) === true

/** Notes something for a time in milliseconds, that of its first note. */
export function noteForRepetition(name: string, ms: number): void {
  shared[key] ??= new LRUCache({ max: MOST })
  if (!isRepeated(name)) shared[key].set(name, true, { ttl: ms })
}
