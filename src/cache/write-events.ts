import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { InvalidationLog } from './invalidation-log'
import type { TaggedCache, TaggedEntry } from './tagged-cache'
import type { CacheTag } from './tags'

/** The diagnostics channel of committed writes: all copies of this module in one thread share it. */
const WRITE_EVENTS = 'assises:writes'
// Referenced as long as this module is: Node 20 can lose the listeners of a channel that was collected and made again.
const writes = channel(WRITE_EVENTS)

/** A committed write. */
export interface WriteEvent {
  tags: CacheTag[]
  /** Collections in which any document may have changed. */
  collections: string[]
  /** Whether any document of any collection may have changed. */
  everything?: boolean
  /** Whether another process made the write. A remote write is not published to the other nodes again. */
  isRemote?: boolean
}

/** Publishes a committed write to every subscriber of this thread, before it returns. */
export const publishWrite = (write: WriteEvent): void => writes.publish(write)

/** Calls `onWrite` for every write published in this thread; returns how to stop that. */
export function subscribeToWrites(onWrite: (write: WriteEvent) => void): () => void {
  const listener = (message: unknown): void => onWrite(message as WriteEvent)
  subscribe(WRITE_EVENTS, listener)
  return () => void unsubscribe(WRITE_EVENTS, listener)
}

/** Removes from a cache what a write changed, and records the invalidation. Returns the number of entries removed. */
export function applyWrite<Entry extends TaggedEntry>(
  { tags, collections, everything }: WriteEvent,
  cache: TaggedCache<Entry>,
  invalidations: InvalidationLog,
): number {
  if (everything) {
    const { entries } = cache.counts
    invalidations.recordAll()
    cache.clear()
    return entries
  }
  invalidations.record(tags, collections)
  return collections.reduce(
    (removed, collection) => removed + cache.invalidateCollection(collection),
    cache.invalidate(tags),
  )
}
