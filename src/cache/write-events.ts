import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { InvalidationLog } from './invalidation-log'
import type { TaggedCache, TaggedEntry } from './tagged-cache'
import type { CacheTag } from './tags'

/** The diagnostics channel of committed writes: all copies of this module in one thread share it. */
export const WRITE_EVENTS = 'assises:writes'

/** A committed write; `collections` are those of which anything may have changed, `everything` says all of them. */
export interface WriteEvent {
  tags: CacheTag[]
  collections: string[]
  everything?: boolean
  /** Made by another process: each node learns of it by itself. */
  isRemote?: boolean
}

/** Publishes a committed write to every subscriber of this thread, before it returns. */
export const publishWrite = (write: WriteEvent): void => channel(WRITE_EVENTS).publish(write)

/** Calls `onWrite` for every write published in this thread; returns how to stop that. */
export function subscribeToWrites(onWrite: (write: WriteEvent) => void): () => void {
  const listener = (message: unknown): void => onWrite(message as WriteEvent)
  subscribe(WRITE_EVENTS, listener)
  return () => void unsubscribe(WRITE_EVENTS, listener)
}

/** Drops what a write changed, and remembers that it did; the number of entries dropped. */
export function applyWrite<Kept extends TaggedEntry>(
  { tags, collections, everything }: WriteEvent,
  store: TaggedCache<Kept>,
  invalidations: InvalidationLog,
): number {
  if (everything) {
    const { entries } = store.counts
    invalidations.recordAll()
    store.clear()
    return entries
  }
  invalidations.record(tags, collections)
  return collections.reduce(
    (dropped, collection) => dropped + store.invalidateCollection(collection),
    store.invalidate(tags),
  )
}
