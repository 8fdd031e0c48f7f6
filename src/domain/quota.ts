/** How many requests of one kind somebody may make in a window of time. */
export interface Quota {
  name: string
  limit: number
  windowMs: number
}

/** The requests that were made since a moment in milliseconds. */
export interface Made {
  count: number
  since: number
}

/** What a request leaves of a quota. Times in milliseconds. */
export interface Left {
  quota: Quota
  made: Made
  remaining: number
  /** The time until the quota is whole again. */
  resetMs: number
  /** Whether this request was one too many. */
  isExceeded: boolean
}

/** Counts a request against a quota, whose window begins with the first request of somebody. */
export function countRequest(quota: Quota, before: Made | undefined, now: number): Left {
  const isNew = !before || now - before.since >= quota.windowMs || now < before.since
  const made = isNew ? { count: 1, since: now } : { count: before.count + 1, since: before.since }
  return {
    quota,
    made,
    remaining: Math.max(0, quota.limit - made.count),
    resetMs: made.since + quota.windowMs - now,
    isExceeded: made.count > quota.limit,
  }
}
