import type { Payload } from 'payload'
import { InvalidationLog } from '../../cache/invalidation-log'
import { arePeersConnected } from '../../cache/peers'
import { TaggedCache, type TaggedEntry } from '../../cache/tagged-cache'
import type { CacheTag } from '../../cache/tags'
import { applyWrite, subscribeToWrites, type WriteEvent } from '../../cache/write-events'
import type { Part } from '../../database/decorate'
import { env } from '../../env'

/** The memory of all entries together, estimated from their JSON. */
const MAX_BYTES = 16 * 1024 * 1024

interface CachedValue extends TaggedEntry {
  value: unknown
}

interface Dependent {
  tags: readonly CacheTag[]
  bytes: number
  /** The value of `now` when the read began. */
  since: number
}

/**
 * The documents and lists that anonymous readers were given, each until something it depends on is written. A miss of the
 * HTTP cache is made of those that have not changed. Values are shared by all readers and must not be modified.
 */
export class ReadCache {
  readonly #store = new TaggedCache<CachedValue>(MAX_BYTES)
  readonly #invalidations = new InvalidationLog()

  /** The number of invalidations so far. A read notes it when it begins. */
  get now(): number {
    return this.#invalidations.now
  }

  get<Value>(key: string): Value | undefined {
    return this.#store.get(key)?.value as Value | undefined
  }

  /** Whether an entry depends on documents of a collection. */
  hasCollection(collection: string): boolean {
    return this.#store.hasCollection(collection)
  }

  /** Stores the result of a read that began at `since`, unless something it depends on was written meanwhile. */
  set(key: string, value: unknown, { tags, bytes, since }: Dependent): void {
    if (this.#invalidations.invalidatedSince(tags, since)) return
    this.#store.set(key, { value, tags, bytes: bytes + tags.length * 100 + 1_000 })
  }

  /** Removes what a write changed. */
  apply(write: WriteEvent): void {
    applyWrite(write, this.#store, this.#invalidations)
  }
}

// Modules exist twice in the process, in the Next bundle and around it: both must use the same caches.
const key = Symbol.for('assises.read-caches')
const shared: typeof globalThis & { [key]?: WeakMap<Payload, ReadCache> } = globalThis

function byPayload(): WeakMap<Payload, ReadCache> {
  shared[key] ??= new WeakMap()
  return shared[key]
}

/** The read cache of a Payload; `undefined` while other nodes may write without this one being notified. */
export function readCacheOf(payload: Payload): ReadCache | undefined {
  return env.REDIS_URL === undefined || arePeersConnected() ? byPayload().get(payload) : undefined
}

/** Gives a Payload a read cache, invalidated by every committed write before the write is acknowledged. */
export function startReadCache(payload: Payload): Part {
  const cache = new ReadCache()
  const unsubscribe = subscribeToWrites((write) => cache.apply(write))
  byPayload().set(payload, cache)
  return {
    close: () => {
      byPayload().delete(payload)
      unsubscribe()
    },
  }
}
