import { type CacheTag, collectionOf } from './tags'

const MAX_REMEMBERED = 50_000

/**
 * The order in which things were invalidated, so that a fill can tell whether what it read has changed since it began.
 * What is forgotten counts as invalidated: a fill is then not stored, never wrongly kept.
 */
export class InvalidationLog {
  #now = 0
  #floor = 0
  readonly #lastByTag = new Map<CacheTag, number>()
  readonly #lastByCollection = new Map<string, number>()

  /** The number of invalidations so far: the moment at which a fill begins. */
  get now(): number {
    return this.#now
  }

  record(tags: Iterable<CacheTag>, collections: Iterable<string> = []): void {
    this.#now += 1
    for (const tag of tags) this.#lastByTag.set(tag, this.#now)
    for (const collection of collections) this.#lastByCollection.set(collection, this.#now)
    if (this.#lastByTag.size > MAX_REMEMBERED) this.recordAll()
  }

  /** Everything may have changed. */
  recordAll(): void {
    this.#now += 1
    this.#floor = this.#now
    this.#lastByTag.clear()
    this.#lastByCollection.clear()
  }

  /** Whether one of the tags was invalidated after the moment `since`. */
  invalidatedSince(tags: Iterable<CacheTag>, since: number): boolean {
    if (this.#floor > since) return true
    for (const tag of tags) {
      const last = Math.max(this.#lastByTag.get(tag) ?? 0, this.#lastByCollection.get(collectionOf(tag)) ?? 0)
      if (last > since) return true
    }
    return false
  }
}
