import pLimit, { type LimitFunction } from 'p-limit'

const limits = new Map<string, LimitFunction>()

/** Runs the work of one key in this process one after the other, so that saves of one document do not make each other stale. */
export async function oneByOne<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const limit = limits.get(key) ?? pLimit(1)
  limits.set(key, limit)
  try {
    return await limit(work)
  } finally {
    if (limit.activeCount + limit.pendingCount === 0) limits.delete(key)
  }
}
