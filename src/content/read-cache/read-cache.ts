import type { Payload } from 'payload'
import { InvalidationLog } from '../../cache/invalidation-log'
import { arePeersConnected } from '../../cache/peers'
import { TaggedCache, type TaggedEntry } from '../../cache/tagged-cache'
import type { CacheTag } from '../../cache/tags'
import { applyWrite, subscribeToWrites, type WriteEvent } from '../../cache/write-events'
import type { Part } from '../../database/decorate'
import { env } from '../../env'

/** What all of it may weigh, in bytes, as estimated from its JSON. */
const MAX_BYTES = 16 * 1024 * 1024

interface CachedValue extends TaggedEntry {
  value: unknown
}

/**
 * What has been read on behalf of anybody, kept until something it depends on is written, so that an answer that must be
 * made again is made of what has not changed. Values are shared by all who read: nobody may change them.
 */
export class ReadCache {
  readonly #store = new TaggedCache<CachedValue>(MAX_BYTES)
  readonly #invalidations = new InvalidationLog()

  /** The moment at which a read begins. */
  get now(): number {
    return this.#invalidations.now
  }

  get<Value>(key: string): Value | undefined {
    return this.#store.get(key)?.value as Value | undefined
  }

  /** Keeps what a read that began at `since` found, unless what it depends on was written meanwhile. */
  set(key: string, value: unknown, { tags, weight, since }: { tags: CacheTag[]; weight: number; since: number }): void {
    if (this.#invalidations.invalidatedSince(tags, since)) return
    this.#store.set(key, { value, tags, bytes: weight + tags.length * 100 + 1_000 })
  }

  /** Drops what a write changed. */
  apply(write: WriteEvent): void {
    applyWrite(write, this.#store, this.#invalidations)
  }
}

// Modules exist more than once in the process: only what is global is common to all of them.
const key = Symbol.for('assises.kept')
const shared: typeof globalThis & { [key]?: WeakMap<Payload, ReadCache> } = globalThis

function byPayload(): WeakMap<Payload, ReadCache> {
  shared[key] ??= new WeakMap()
  return shared[key]
}

/** What is kept of the database of a CMS; nothing while other nodes could write unheard. */
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
