import type { CollectionSlug, PaginatedDocs, PayloadRequest, Where } from 'payload'
import { findPage } from '../../../collections/shared/find-documents'
import { languagesOf } from '../../../collections/shared/isolated-request'
import { MAX_LIMIT, pageSizeFor } from '../../../collections/shared/page-size'
import { findUnresolved } from '../../../collections/shared/read-through'
import { trackRead, trackSeparately } from '../../cache/dependencies'
import type { CacheTag } from '../../cache/tags'
import { cacheBareDocument, type Doc } from './bare-documents'
import type { ReadCache } from './read-cache'
import { isolated, scopeOf } from './scope'

/** The query of a list, from a request or a join. */
export interface ListQuery {
  collection: CollectionSlug
  where?: Where
  sort?: string | string[]
  limit?: number
  page?: number
  pagination?: boolean
}

/** The ids of one page of documents, with the totals of Payload's response. */
export interface IdList {
  ids: string[]
  page: Omit<PaginatedDocs, 'docs'> & { docs: [] }
}

interface CachedIdList extends IdList {
  tags: CacheTag[]
}

/** The ids of the documents that an anonymous reader gets. A complete list is cached once, for any limit. */
export async function cachedIdList(cache: ReadCache, req: PayloadRequest, query: ListQuery): Promise<IdList> {
  const { collection, where, sort, limit, page = 1, pagination } = query
  const anyLimit = JSON.stringify(['list', collection, scopeOf(req), where, sort])
  const oneLimit = JSON.stringify([anyLimit, limit, page, pagination])
  const complete = page === 1 ? cache.get<CachedIdList>(anyLimit) : undefined
  const cached = complete ? firstOf(complete, query) : cache.get<CachedIdList>(oneLimit)
  if (cached) {
    trackRead(cached.tags, req.locale)
    return cached
  }
  const since = cache.now
  const { result, dependencies } = await trackSeparately(() => findList(cache, isolated(req), query, since))
  const { docs, ...totals } = result
  const tags = [...dependencies.tags]
  const list: CachedIdList = { ids: docs.map(({ id }) => id), page: { docs: [], ...totals }, tags }
  // A list of more than the largest limit may not say how many documents there are.
  const isComplete = page === 1 && list.ids.length === totals.totalDocs && list.ids.length <= MAX_LIMIT
  const bytes = list.ids.length * 80 + anyLimit.length
  cache.set(isComplete ? anyLimit : oneLimit, list, { tags, bytes, since })
  trackRead(tags, req.locale)
  return list
}

/**
 * Queries the ids alone where documents of the collection are cached: few of them are missing then. Queries the documents
 * where none is, and caches them.
 */
async function findList(cache: ReadCache, req: PayloadRequest, query: ListQuery, since: number) {
  const { collection, where, sort, limit, page, pagination } = query
  const options = { where, sort, limit, page, pagination }
  const defined = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  if (cache.hasCollection(collection)) {
    // The id is part of every selection.
    const idsOnly = { select: { updatedAt: true }, ...languagesOf(req), as: 'requester' } as const
    return findPage<{ id: string }>(req, collection, { ...defined, ...idsOnly })
  }
  const found = await findUnresolved<Doc>(req, collection, defined)
  for (const doc of found.docs) cacheBareDocument(cache, req, { collection, id: doc.id }, doc, since)
  return found
}

/** The first page of a complete list, as Payload returns it for the limit of a query. */
function firstOf({ ids, page, tags }: CachedIdList, { limit, pagination }: ListQuery): CachedIdList {
  // Payload's GraphQL reads one document more than the limit of a join.
  const size = pagination === false && limit === MAX_LIMIT + 1 ? limit : pageSizeFor(limit)
  const hasNextPage = page.totalDocs > size
  return {
    ids: ids.slice(0, size),
    page: {
      ...page,
      limit: size,
      // Databases differ on the number of pages of an empty list.
      ...(page.totalDocs > 0 ? { totalPages: Math.ceil(page.totalDocs / size) } : {}),
      hasNextPage,
      nextPage: hasNextPage ? 2 : null,
    },
    tags,
  }
}
