import type { Purge } from './adapters'

/** More names than this are told as everything: what waits stays small. */
const MAX_NAMES = 2_000
// Preferences, jobs and locks: no public answer is made of them.
const INTERNAL = /^payload-/

/** What shared caches have yet to be told, as one purge however many writes it is made of. */
export class PendingPurge {
  readonly #tags = new Set<string>()
  readonly #collections = new Set<string>()
  #everything = false

  get isEmpty(): boolean {
    return !this.#everything && this.#tags.size + this.#collections.size === 0
  }

  add({ tags, collections, everything = false }: Partial<Pick<Purge, 'everything'>> & Omit<Purge, 'everything'>): void {
    if (!this.#everything) {
      for (const tag of tags) if (!INTERNAL.test(tag)) this.#tags.add(tag)
      for (const collection of collections) if (!INTERNAL.test(collection)) this.#collections.add(collection)
    }
    if (everything || this.#tags.size + this.#collections.size > MAX_NAMES) this.addEverything()
  }

  addEverything(): void {
    this.#everything = true
    this.#tags.clear()
    this.#collections.clear()
  }

  /** All of it, after which nothing waits. */
  take(): Purge {
    const purge = { tags: [...this.#tags], collections: [...this.#collections], everything: this.#everything }
    this.#tags.clear()
    this.#collections.clear()
    this.#everything = false
    return purge
  }
}
