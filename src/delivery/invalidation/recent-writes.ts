import { LRUCache } from 'lru-cache'

/** An event within this time after a published write of the same name is about that write. */
const SAME_WITHIN_MS = 2_000

/** The names (tags or collections) of the writes published lately, and when. */
export class RecentWrites {
  readonly #publishedAt = new LRUCache<string, number>({ max: 10_000 })

  record(name: string): void {
    this.#publishedAt.set(name, Date.now())
  }

  /** Whether a write of that name was published shortly before `moment`, or since. */
  has(name: string, moment: number): boolean {
    return (this.#publishedAt.get(name) ?? Number.NEGATIVE_INFINITY) >= moment - SAME_WITHIN_MS
  }
}
