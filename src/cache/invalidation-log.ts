import { type CacheTag, collectionOf } from './tags'

const MAX_TAGS = 50_000

/**
 * Numbers the invalidations, so that a read can find out whether anything it depends on changed since it began. When the
 * log is full, its past counts as an invalidation of everything: a result may be discarded needlessly, never stored wrongly.
 */
export class InvalidationLog {
  #now = 0
  #floor = 0
  readonly #lastByTag = new Map<CacheTag, number>()
  readonly #lastByCollection = new Map<string, number>()

  /** The number of invalidations so far. A read notes it when it begins. */
  get now(): number {
    return this.#now
  }

  /** Records an invalidation of tags, and of all tags of `collections`. */
  record(tags: Iterable<CacheTag>, collections: Iterable<string> = []): void {
    this.#now += 1
    for (const tag of tags) this.#lastByTag.set(tag, this.#now)
    for (const collection of collections) this.#lastByCollection.set(collection, this.#now)
    if (this.#lastByTag.size > MAX_TAGS) this.recordAll()
  }

  /** Records an invalidation of everything. */
  recordAll(): void {
    this.#now += 1
    this.#floor = this.#now
    this.#lastByTag.clear()
    this.#lastByCollection.clear()
  }

  /** Whether one of the tags was invalidated after `since`, a former value of `now`. */
  invalidatedSince(tags: Iterable<CacheTag>, since: number): boolean {
    if (this.#floor > since) return true
    for (const tag of tags) {
      const last = Math.max(this.#lastByTag.get(tag) ?? 0, this.#lastByCollection.get(collectionOf(tag)) ?? 0)
      if (last > since) return true
    }
    return false
  }
}
