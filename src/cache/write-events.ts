import type { Invalidations } from './invalidation-log'
import type { Store, Tagged } from './tagged-cache'
import type { CacheTag } from './tags'

/** Where committed writes are announced, in this process, with the tags that changed. */
export const WRITES_CHANNEL = 'assises:writes'

/** A committed write; `collections` are those of which anything may have changed, `everything` says all of them. */
export interface WriteAnnouncement {
  tags: CacheTag[]
  collections: string[]
  everything?: boolean
  /** Made by another process: each node learns of it by itself. */
  isForeign?: boolean
}

/** Drops what a write changed, and remembers that it did; the number of entries dropped. */
export function applyWrite<Kept extends Tagged>(
  { tags, collections, everything }: WriteAnnouncement,
  store: Store<Kept>,
  invalidations: Invalidations,
): number {
  if (everything) {
    const { entries } = store.counts
    invalidations.noteAll()
    store.clear()
    return entries
  }
  invalidations.note(tags, collections)
  return collections.reduce(
    (dropped, collection) => dropped + store.invalidateCollection(collection),
    store.invalidate(tags),
  )
}
