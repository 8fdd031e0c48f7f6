import { LRUCache } from 'lru-cache'
import { countRequest, type Left, type Made, type Quota } from '../domain/quota'
import type { Refusal } from './refusal'

/** How many quotas are followed at the same time. */
const MAX_COUNTS = 50_000

/** Counts requests against quotas, in the memory of this process. Who made the most recent ones stays, whoever else comes. */
export class RequestCounter {
  readonly #made = new LRUCache<string, Made>({ max: MAX_COUNTS })

  /** Counts a request of `who` against a quota. */
  count(quota: Quota, who: string, now = Date.now()): Left {
    const key = `${quota.name} ${who}`
    const left = countRequest(quota, this.#made.get(key), now)
    this.#made.set(key, left.made)
    return left
  }
}

const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1000))

/**
 * The headers that say what a request leaves of its quotas, in the form of the tenth draft of
 * [RateLimit header fields for HTTP](https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-10).
 */
export const rateLimitHeaders = (lefts: readonly Left[]): Record<string, string> => ({
  'RateLimit-Policy': lefts
    .map(({ quota: { name, limit, windowMs } }) => `"${name}";q=${limit};w=${seconds(windowMs)}`)
    .join(', '),
  RateLimit: lefts
    .map(({ quota: { name }, remaining, resetMs }) => `"${name}";r=${remaining};t=${seconds(resetMs)}`)
    .join(', '),
})

/** The `429` refusal of a request that exceeds a quota. */
export function tooManyRequests({ quota: { limit, windowMs }, resetMs }: Left): Refusal {
  const [wait, window] = [seconds(resetMs), seconds(windowMs)]
  return {
    status: 429,
    code: 'TOO_MANY_REQUESTS',
    message: {
      fr: `Trop de demandes : ${limit} au plus en ${window} secondes. Réessayez dans ${wait} secondes.`,
      en: `Too many requests: at most ${limit} in ${window} seconds. Try again in ${wait} seconds.`,
    },
    headers: { 'Retry-After': String(wait) },
  }
}
