import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { findPage } from '../../../collections/shared/find-documents'
import { MAX_LIMIT, pageSizeFor } from '../../../collections/shared/hooks/guard-reads'
import { languagesOf } from '../../../collections/shared/isolated-request'
import { trackRead, trackSeparately } from '../../cache/dependencies'
import type { CacheTag } from '../../cache/tags'
import type { ReadCache } from './read-cache'
import { isolated, scopeOf } from './scope'

/** A list as it is asked for, over HTTP or as a join. */
export interface ListQuery {
  collection: CollectionSlug
  where?: Where
  sort?: string | string[]
  limit?: number
  page?: number
  pagination?: boolean
}

/** The ids of a page of documents, and all that Payload says about the page beside them. */
export interface IdList {
  ids: string[]
  page: { limit: number; totalDocs: number; totalPages: number; hasNextPage: boolean; nextPage?: number | null }
}

interface CachedIdList extends IdList {
  tags: CacheTag[]
}

/**
 * The ids that a list consists of for anybody. One that has come whole answers for any limit: the same documents are not
 * looked for again because fewer of them are asked for.
 */
export async function cachedIdList(kept: ReadCache, req: PayloadRequest, query: ListQuery): Promise<IdList> {
  const { where, sort, limit, page = 1, pagination } = query
  const whole = JSON.stringify(['list', query.collection, scopeOf(req), where, sort])
  const exact = JSON.stringify([whole, limit, page, pagination])
  const known =
    kept.get<CachedIdList>(exact) ?? (page === 1 ? firstOf(kept.get<CachedIdList>(whole), query) : undefined)
  if (known) {
    trackRead(known.tags, req.locale)
    return known
  }
  const since = kept.now
  const { result, dependencies } = await trackSeparately(() => findIds(isolated(req), query))
  const { docs, ...rest } = result
  const tags = [...dependencies.tags]
  const list: CachedIdList = { ids: docs.map(({ id }) => String(id)), page: { docs: [], ...rest } as never, tags }
  // One more than fits in an answer says that there are more, and perhaps not how many.
  const isWhole = page === 1 && list.ids.length === result.totalDocs && list.ids.length <= MAX_LIMIT
  kept.set(isWhole ? whole : exact, list, { tags, weight: list.ids.length * 80 + whole.length, since })
  trackRead(tags, req.locale)
  return list
}

// The id alone, which is always there, through the same door as any other read.
const findIds = (req: PayloadRequest, { collection, where, sort, limit, page, pagination }: ListQuery) =>
  findPage<{ id: string }>(req, collection, {
    ...(where ? { where } : {}),
    ...(sort ? { sort } : {}),
    ...(limit === undefined ? {} : { limit }),
    ...(page === undefined ? {} : { page }),
    ...(pagination === undefined ? {} : { pagination }),
    select: { updatedAt: true },
    ...languagesOf(req),
    as: 'requester',
  })

function firstOf(list: CachedIdList | undefined, { limit, pagination }: ListQuery): CachedIdList | undefined {
  if (!list) return undefined
  // A join of GraphQL asks for one more than it shows.
  const size = pagination === false && limit === MAX_LIMIT + 1 ? limit : pageSizeFor(limit)
  const { totalDocs } = list.page
  const hasNextPage = totalDocs > size
  return {
    ids: list.ids.slice(0, size),
    page: {
      ...list.page,
      limit: size,
      // Databases differ on the pages of an empty list.
      ...(totalDocs > 0 ? { totalPages: Math.ceil(totalDocs / size) } : {}),
      hasNextPage,
      nextPage: hasNextPage ? 2 : null,
    },
    tags: list.tags,
  }
}
