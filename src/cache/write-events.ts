import type { InvalidationLog } from './invalidation-log'
import type { TaggedCache, TaggedEntry } from './tagged-cache'
import type { CacheTag } from './tags'

/** Where committed writes are announced, in this process, with the tags that changed. */
export const WRITE_EVENTS = 'assises:writes'

/** A committed write; `collections` are those of which anything may have changed, `everything` says all of them. */
export interface WriteEvent {
  tags: CacheTag[]
  collections: string[]
  everything?: boolean
  /** Made by another process: each node learns of it by itself. */
  isRemote?: boolean
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
