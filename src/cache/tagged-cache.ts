import { LRUCache } from 'lru-cache'
import { type CacheTag, collectionOf } from './tags'

/** A value that stays cached until something it depends on is written. */
export interface TaggedEntry {
  tags: readonly CacheTag[]
  /** The memory it takes: a positive whole number of bytes. */
  bytes: number
}

/** The size of a cache, and the entries it has evicted for lack of room. */
export interface CacheCounts {
  entries: number
  bytes: number
  evictions: number
}

/**
 * A cache bounded in bytes that evicts the least recently used entries first, and invalidates entries by tag. The cost
 * of an invalidation grows with the entries that bear the tag, not with the others.
 */
export class TaggedCache<Entry extends TaggedEntry> {
  readonly #entries: LRUCache<string, Entry>
  readonly #keysByTag = new Map<CacheTag, Set<string>>()
  readonly #tagsByCollection = new Map<string, Set<CacheTag>>()
  #evictions = 0

  constructor(readonly maxBytes: number) {
    this.#entries = new LRUCache<string, Entry>({
      maxSize: maxBytes,
      maxEntrySize: Math.floor(maxBytes / 4),
      sizeCalculation: ({ bytes }) => bytes,
      dispose: (entry, key, reason) => {
        if (reason === 'evict') this.#evictions += 1
        this.#removeFromIndex(key, entry)
      },
    })
  }

  /** The entry of a key, which becomes the most recently used. */
  get(key: string): Entry | undefined {
    return this.#entries.get(key)
  }

  /** Stores an entry in place of the former one of its key. An entry larger than a quarter of the cache is not stored. */
  set(key: string, entry: Entry): void {
    this.#entries.set(key, entry)
    if (!this.#entries.has(key)) return
    for (const tag of entry.tags) {
      add(this.#keysByTag, tag, key)
      add(this.#tagsByCollection, collectionOf(tag), tag)
    }
  }

  /** Removes the entries that bear one of the tags. Returns their number. */
  invalidate(tags: Iterable<CacheTag>): number {
    const before = this.#entries.size
    for (const tag of tags) {
      for (const key of this.#keysByTag.get(tag) ?? []) this.#entries.delete(key)
    }
    return before - this.#entries.size
  }

  /** Whether an entry bears a tag of a collection. */
  hasCollection(collection: string): boolean {
    return this.#tagsByCollection.has(collection)
  }

  /** Removes the entries with any tag of a collection. Returns their number. */
  invalidateCollection(collection: string): number {
    return this.invalidate(this.#tagsByCollection.get(collection) ?? [])
  }

  /** The most recently used entries of at most `maxBytes` together, from the least to the most recently used. */
  mostRecent(maxBytes: number): [key: string, entry: Entry][] {
    const chosen: [string, Entry][] = []
    let bytes = 0
    for (const [key, entry] of this.#entries.entries()) {
      bytes += entry.bytes
      if (bytes > maxBytes) break
      chosen.push([key, entry])
    }
    return chosen.reverse()
  }

  clear(): void {
    this.#keysByTag.clear()
    this.#tagsByCollection.clear()
    this.#entries.clear()
  }

  get counts(): CacheCounts {
    return { entries: this.#entries.size, bytes: this.#entries.calculatedSize, evictions: this.#evictions }
  }

  #removeFromIndex(key: string, { tags }: Entry): void {
    for (const tag of tags) {
      if (remove(this.#keysByTag, tag, key)) remove(this.#tagsByCollection, collectionOf(tag), tag)
    }
  }
}

function add<Key, Value>(index: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const values = index.get(key)
  if (values) values.add(value)
  else index.set(key, new Set([value]))
}

/** Returns whether the value was the last one of its key. */
function remove<Key, Value>(index: Map<Key, Set<Value>>, key: Key, value: Value): boolean {
  const values = index.get(key)
  if (!values) return false
  values.delete(value)
  if (values.size > 0) return false
  index.delete(key)
  return true
}
