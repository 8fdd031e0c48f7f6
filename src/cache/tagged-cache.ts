import { type CacheTag, collectionOf } from './tags'

/** What is kept until something it depends on is written. */
export interface TaggedEntry {
  tags: readonly CacheTag[]
  /** What it weighs in memory, in bytes. */
  bytes: number
}

/** What the store holds and what became of the rest. */
export interface CacheCounts {
  entries: number
  bytes: number
  evictions: number
}

/**
 * What is kept in memory, by key, bounded in bytes: the least recently used leave first. An invalidation costs as much
 * as the entries that bear its tag, whatever the number of others.
 */
export class TaggedCache<Kept extends TaggedEntry> {
  readonly #entries = new Map<string, Kept>()
  readonly #keysByTag = new Map<CacheTag, Set<string>>()
  readonly #tagsByCollection = new Map<string, Set<CacheTag>>()
  /** The key used last, which needs not be moved. */
  #newest: string | undefined
  #bytes = 0
  #evictions = 0

  constructor(readonly maxBytes: number) {}

  /** The entry of a key, which becomes the most recently used. */
  get(key: string): Kept | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    if (key !== this.#newest) {
      // A map keeps the order of insertion: the first key is the least recently used.
      this.#entries.delete(key)
      this.#add(key, entry)
    }
    return entry
  }

  /** Keeps an entry, unless it alone is larger than a quarter of the store. */
  set(key: string, entry: Kept): void {
    this.delete(key)
    if (entry.bytes > this.maxBytes / 4) return
    this.#add(key, entry)
    this.#bytes += entry.bytes
    for (const tag of entry.tags) {
      add(this.#keysByTag, tag, key)
      add(this.#tagsByCollection, collectionOf(tag), tag)
    }
    for (const [oldest] of this.#entries) {
      if (this.#bytes <= this.maxBytes) break
      this.delete(oldest)
      this.#evictions += 1
    }
  }

  /** Drops what bears one of the tags; the number of entries dropped. */
  invalidate(tags: Iterable<CacheTag>): number {
    let dropped = 0
    for (const tag of tags) {
      for (const key of [...(this.#keysByTag.get(tag) ?? [])]) dropped += this.delete(key) ? 1 : 0
    }
    return dropped
  }

  /** Drops everything that read a collection in any way. */
  invalidateCollection(collection: string): number {
    return this.invalidate([...(this.#tagsByCollection.get(collection) ?? [])])
  }

  /** The most recently used entries that weigh at most `maxBytes` together, in the order of their use. */
  mostRecent(maxBytes: number): [key: string, entry: Kept][] {
    const chosen: [string, Kept][] = []
    let bytes = 0
    for (const [key, entry] of [...this.#entries].reverse()) {
      bytes += entry.bytes
      if (bytes > maxBytes) break
      chosen.push([key, entry])
    }
    return chosen.reverse()
  }

  clear(): void {
    for (const key of [...this.#entries.keys()]) this.delete(key)
  }

  get counts(): CacheCounts {
    return { entries: this.#entries.size, bytes: this.#bytes, evictions: this.#evictions }
  }

  #add(key: string, entry: Kept): void {
    this.#entries.set(key, entry)
    this.#newest = key
  }

  private delete(key: string): boolean {
    const entry = this.#entries.get(key)
    if (!entry) return false
    this.#entries.delete(key)
    this.#bytes -= entry.bytes
    for (const tag of entry.tags) {
      if (!remove(this.#keysByTag, tag, key)) continue
      remove(this.#tagsByCollection, collectionOf(tag), tag)
    }
    return true
  }
}

function add<Key, Value>(index: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const values = index.get(key)
  if (values) values.add(value)
  else index.set(key, new Set([value]))
}

/** Whether the key has no value left. */
function remove<Key, Value>(index: Map<Key, Set<Value>>, key: Key, value: Value): boolean {
  const values = index.get(key)
  if (!values) return false
  values.delete(value)
  if (values.size > 0) return false
  index.delete(key)
  return true
}
