import type { Purge } from './adapters'

/** With more names than this the purge becomes one of everything: its size stays bounded. */
const MAX_NAMES = 2_000
/** Preferences, jobs and locks: no public response depends on them. */
const INTERNAL = /^payload-/

/** The writes that have yet to be purged, merged into one purge. */
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

  /** Returns the purge and empties it. */
  take(): Purge {
    const purge = { tags: [...this.#tags], collections: [...this.#collections], everything: this.#everything }
    this.#tags.clear()
    this.#collections.clear()
    this.#everything = false
    return purge
  }
}
