/** How attempts of one kind are limited. Times are in milliseconds. */
export interface AttemptRule {
  /** The attempts that nothing delays. */
  free: number
  /** The delay after the last free one, doubled with each attempt that follows. */
  firstDelay: number
  longestDelay: number
  /** The time without an attempt after which they are forgotten. */
  forgottenAfter: number
}

/** The attempts so far, and the moment of the last one in milliseconds. */
export interface Attempts {
  count: number
  last: number
}

/** Returns how long one must wait before the next attempt, in milliseconds; 0 when it may be made now. */
export function waitBeforeNext(rule: AttemptRule, attempts: Attempts | undefined, now: number): number {
  if (!attempts || now - attempts.last >= rule.forgottenAfter || attempts.count < rule.free) return 0
  const delay = Math.min(rule.longestDelay, rule.firstDelay * 2 ** Math.min(30, attempts.count - rule.free))
  return Math.max(0, attempts.last + delay - now)
}

/** Returns the attempts with one more. */
export function withAttempt(
  rule: Pick<AttemptRule, 'forgottenAfter'>,
  attempts: Attempts | undefined,
  now: number,
): Attempts {
  const isForgotten = !attempts || now - attempts.last >= rule.forgottenAfter
  return { count: isForgotten ? 1 : attempts.count + 1, last: now }
}
