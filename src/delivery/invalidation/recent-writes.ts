/** An event within this time after a published write of the same name is about that write. */
const SAME_WITHIN_MS = 2_000
const MAX_NAMES = 10_000

/** The names (tags or collections) of the writes published lately, and when. */
export class RecentWrites {
  readonly #at = new Map<string, number>()

  record(name: string): void {
    // A map keeps the order of insertion: the first name is the oldest.
    this.#at.delete(name)
    this.#at.set(name, Date.now())
    for (const [oldest, at] of this.#at) {
      if (this.#at.size <= MAX_NAMES && Date.now() - at <= 2 * SAME_WITHIN_MS) break
      this.#at.delete(oldest)
    }
  }

  /** Whether a write of that name was published shortly before `moment`, or since. */
  has(name: string, moment: number): boolean {
    return (this.#at.get(name) ?? Number.NEGATIVE_INFINITY) >= moment - SAME_WITHIN_MS
  }
}
