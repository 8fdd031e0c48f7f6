import { LRUCache } from 'lru-cache'
import { type AttemptRule, type Attempts, waitBeforeNext, withAttempt } from '../domain/attempts'

/** An attempt of somebody: its rule, and a name that no other kind or person has. */
export interface Attempt {
  rule: AttemptRule
  name: string
}

const MAX_NAMES = 20_000
const LONGEST_MS = 3_600_000
const key = Symbol.for('assises.attempts')

// One for the process: the bundles of Next have modules of their own.
const shared = globalThis as { [key]?: LRUCache<string, Attempts> }
const store = (): LRUCache<string, Attempts> => {
  shared[key] ??= new LRUCache({ max: MAX_NAMES, ttl: LONGEST_MS })
  return shared[key]
}

/** How long somebody must wait before they make all of these attempts, in milliseconds; 0 when they may make them now. */
export const waitBefore = (attempts: readonly Attempt[], now = Date.now()): number =>
  Math.max(0, ...attempts.map(({ rule, name }) => waitBeforeNext(rule, store().get(name), now)))

/** Counts attempts. */
export function countAttempts(attempts: readonly Attempt[], now = Date.now()): void {
  for (const { rule, name } of attempts) store().set(name, withAttempt(rule, store().get(name), now))
}

/** Forgets the attempts with a name: the last one succeeded. */
export const forgetAttempts = (name: string): void => void store().delete(name)

/** Takes back one attempt that succeeded, of a name that several people share. */
export function takeBackAttempt(name: string): void {
  const attempts = store().get(name)
  if (attempts) store().set(name, { ...attempts, count: attempts.count - 1 })
}
