/** For how long after it was announced an event is taken for the same: the server tells of a change within moments. */
const SAME_WITHIN_MS = 2_000
const MAX_REMEMBERED = 10_000

/** What was announced lately, by its name. */
export class RecentWrites {
  readonly #at = new Map<string, number>()

  record(name: string): void {
    // The oldest are the first.
    this.#at.delete(name)
    this.#at.set(name, Date.now())
    for (const [oldest, at] of this.#at) {
      if (this.#at.size <= MAX_REMEMBERED && Date.now() - at <= 2 * SAME_WITHIN_MS) break
      this.#at.delete(oldest)
    }
  }

  /** Whether it was announced shortly before a moment, or since. */
  has(name: string, moment: number): boolean {
    return (this.#at.get(name) ?? Number.NEGATIVE_INFINITY) >= moment - SAME_WITHIN_MS
  }
}
