import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { type AttemptRule, type Attempts, waitBeforeNext, withAttempt } from '../domain/attempts'

/** An attempt of somebody: its rule, and a name that no other kind or person has. */
export interface Attempt {
  rule: AttemptRule
  name: string
}

/** A change of what is counted under a key, as other nodes repeat it: one attempt more, one less, or none left. */
export type AttemptChange =
  | { kind: 'counted'; key: string; forgottenAfter: number }
  | { kind: 'taken-back' | 'forgotten'; key: string }

const MAX_NAMES = 20_000
const LONGEST_MS = 3_600_000
const symbol = Symbol.for('assises.attempts')

interface Shared {
  attempts: LRUCache<string, Attempts>
  publish?: (changes: AttemptChange[]) => void
}

// One for the process: the bundles of Next have modules of their own.
const global = globalThis as { [symbol]?: Shared }
function shared(): Shared {
  global[symbol] ??= { attempts: new LRUCache({ max: MAX_NAMES, ttl: LONGEST_MS }) }
  return global[symbol]
}

/** No address of mail is stored, nor sent to another node. */
const keyOf = (name: string): string => createHash('sha256').update(name).digest('base64url')

/** How long somebody must wait before they make all of these attempts, in milliseconds; 0 when they may make them now. */
export const waitBefore = (attempts: readonly Attempt[], now = Date.now()): number =>
  Math.max(0, ...attempts.map(({ rule, name }) => waitBeforeNext(rule, shared().attempts.get(keyOf(name)), now)))

/** Counts attempts. */
export const countAttempts = (attempts: readonly Attempt[], now = Date.now()): void =>
  change(
    attempts.map(({ rule: { forgottenAfter }, name }) => ({ kind: 'counted', key: keyOf(name), forgottenAfter })),
    now,
  )

/** Forgets the attempts with a name: the last one succeeded. */
export const forgetAttempts = (name: string): void => change([{ kind: 'forgotten', key: keyOf(name) }])

/** Takes back one attempt that succeeded, of a name that several people share. */
export const takeBackAttempt = (name: string): void => change([{ kind: 'taken-back', key: keyOf(name) }])

/** Gives every change that this process makes to `publish`, until it is called without one. */
export function shareAttempts(publish?: (changes: AttemptChange[]) => void): void {
  shared().publish = publish
}

/** Repeats changes that another node made. */
export function repeatAttempts(changes: readonly AttemptChange[], now = Date.now()): void {
  const { attempts } = shared()
  for (const change of changes) {
    const { key } = change
    const before = attempts.get(key)
    if (change.kind === 'counted') attempts.set(key, withAttempt(change, before, now))
    else if (change.kind === 'forgotten') attempts.delete(key)
    else if (before) attempts.set(key, { ...before, count: before.count - 1 })
  }
}

function change(changes: AttemptChange[], now?: number): void {
  repeatAttempts(changes, now)
  shared().publish?.(changes)
}
