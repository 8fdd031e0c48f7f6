import type { PaginatedDocs, PayloadRequest } from 'payload'
import { isTracked } from '../../cache/dependencies'
import { publicCollections } from '../../domain/public-collections'
import { isRecord } from '../../domain/record'
import type { Doc } from './bare-documents'
import { cachedDocuments } from './cached-documents'
import { cachedIdList, type ListQuery } from './cached-id-list'
import { readCacheOf } from './read-cache'

/** The arguments of Payload's `find`, from a request, a join or a population. */
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

/**
 * The result of Payload's `find`, made of cached documents. `undefined` when Payload must make it: outside a fill of the
 * HTTP cache, for part of a document or several languages at once, or when a document changed meanwhile.
 */
export async function findCached(args: FindArgs): Promise<PaginatedDocs<Doc> | undefined> {
  const { collection, req } = args
  const cache = readCacheOf(req.payload)
  if (!cache || !isCacheable(args)) return undefined
  const { defaultDepth, maxDepth } = req.payload.config
  const depth = Math.min(Number(args.depth ?? defaultDepth), maxDepth)
  if (Number.isNaN(depth)) return undefined
  const ids = populatedIds(args)
  if (ids) {
    // The depth of a population counts from the document that contains the references.
    const remaining = depth > 0 ? depth - (args.currentDepth ?? 1) + 1 : 0
    const documents = { collection, ids, depth: Math.max(0, remaining), isListTracked: false }
    const docs = await cachedDocuments(cache, req, documents)
    // Payload's data loader reads nothing else of the result.
    return { docs: docs.filter((doc) => doc !== null) } as PaginatedDocs<Doc>
  }
  if (args.trash) return undefined
  const list = await cachedIdList(cache, req, args)
  const documents = { collection, ids: list.ids, depth: Math.max(0, depth), isListTracked: true }
  const docs = (await cachedDocuments(cache, req, documents)).filter((doc) => doc !== null)
  return docs.length === list.ids.length ? { ...list.page, docs } : undefined
}

const isCacheable = ({ collection, req, ...args }: FindArgs): boolean =>
  isTracked() &&
  !req.user &&
  !req.transactionID &&
  publicCollections.has(collection) &&
  !(args.draft || args.joins || args.overrideAccess || args.populate || args.select || args.showHiddenFields) &&
  req.locale !== 'all'

/** The ids of a population, whose filter contains nothing else; `undefined` for any other read. */
function populatedIds({ currentDepth, disableErrors, where }: FindArgs): string[] | undefined {
  if (currentDepth === undefined || !disableErrors || !isRecord(where?.id)) return undefined
  const { in: ids } = where.id
  return Array.isArray(ids) ? ids : undefined
}
