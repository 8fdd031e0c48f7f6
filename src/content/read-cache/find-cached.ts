import type { Payload, PayloadRequest, Where } from 'payload'
import { isTracked } from '../../cache/dependencies'
import { publicCollections } from '../../domain/public-collections'
import { cachedDocuments, type Doc } from './cached-documents'
import { cachedIdList, type ListQuery } from './cached-id-list'
import { readCacheOf } from './read-cache'

/** What a find is asked, by a request, a join or a population. */
export interface FindArgs extends ListQuery {
  depth?: number
  currentDepth?: number
  disableErrors?: boolean
  draft?: boolean
  joins?: unknown
  overrideAccess?: boolean
  populate?: unknown
  select?: unknown
  showHiddenFields?: boolean
  trash?: boolean
  req: PayloadRequest
}

/** What Payload's own `find` answers. */
export type Found = Awaited<ReturnType<Payload['find']>>

/**
 * What Payload's `find` answers a fill of the cache, made of what is kept; `undefined` when the question is not one that
 * anybody may ask, or not about whole documents in one language.
 */
export async function findCached(args: FindArgs): Promise<Found | undefined> {
  const { collection, req } = args
  const kept = readCacheOf(req.payload)
  if (!kept || !isForAnybody(args)) return undefined
  const { defaultDepth, maxDepth } = req.payload.config
  const depth = Math.min(Number(args.depth ?? defaultDepth), maxDepth)
  if (Number.isNaN(depth)) return undefined
  const ids = populatedIds(args)
  if (ids) {
    // A population counts from the document that names the others.
    const below = depth > 0 ? depth - (args.currentDepth ?? 1) + 1 : 0
    const docs = await cachedDocuments(kept, req, { collection, ids, depth: Math.max(0, below), isList: false })
    return { docs: docs.filter((doc) => doc !== null) } as unknown as Found
  }
  if (args.trash) return undefined
  const list = await cachedIdList(kept, req, args)
  const docs = await cachedDocuments(kept, req, { collection, ids: list.ids, depth: Math.max(0, depth), isList: true })
  // Written between the two.
  if (docs.includes(null)) return undefined
  return { ...list.page, docs: docs as Doc[] } as unknown as Found
}

const isForAnybody = ({ collection, req, ...args }: FindArgs): boolean =>
  isTracked() &&
  !req.user &&
  !req.transactionID &&
  publicCollections.has(collection) &&
  !(args.draft || args.joins || args.overrideAccess || args.populate || args.select || args.showHiddenFields) &&
  req.locale !== 'all'

/** The ids that a population asks for, which it pins and nothing else. */
function populatedIds({ currentDepth, disableErrors, where }: FindArgs): string[] | undefined {
  if (currentDepth === undefined || !disableErrors) return undefined
  const { in: ids } = (where as { id?: Where[string] & { in?: unknown } } | undefined)?.id ?? {}
  return Array.isArray(ids) ? ids : undefined
}
