import { LRUCache } from 'lru-cache'

const MOST_CLIENTS = 10_000
const WITHIN_MS = 10 * 60_000

/** Requests of one client in ten minutes: `all` of them, and those with a link that leads nowhere. */
const ATTEMPTS = { all: 120, failed: 20 } as const

const counts = new LRUCache<string, number>({ max: MOST_CLIENTS, ttl: WITHIN_MS, noUpdateTTL: true })

/** Counts a request of a client, and returns whether it is within the limit. The counts are those of this process. */
export function isWithinLimit(kind: keyof typeof ATTEMPTS, client: string): boolean {
  const key = `${kind} ${client}`
  const count = (counts.get(key) ?? 0) + 1
  counts.set(key, count)
  return count <= ATTEMPTS[kind]
}

/** Whether a client has used up its failed attempts. */
export const hasFailedTooOften = (client: string): boolean => (counts.get(`failed ${client}`) ?? 0) >= ATTEMPTS.failed

/** The address that a request comes from, as the nearest proxy gives it. */
export const clientOf = (request: Request): string =>
  request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'direct'
