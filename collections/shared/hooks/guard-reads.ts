import type { CollectionBeforeOperationHook, PayloadRequest, SelectType, Where } from 'payload'
import { trackRead } from '../../../src/cache/dependencies'
import { tagsOfRead } from '../../../src/cache/tags'
import { draftEditionsOf, isStaff, readsDrafts, recordDraftRead } from '../access/roles'
import { MAX_LIMIT, pageSizeFor } from '../page-size'
import { guardSort } from './guard-sort'
import { internalFilters } from './resolve-relation-filter'
import { rewriteWhere } from './rewrite-where'
import { REQUESTED_JOINS, type RequestedJoins } from './serve-joins'
import { withFileNames } from './with-file-names'

interface ReadArgs {
  id?: string
  currentDepth?: number
  data?: unknown
  depth?: number
  disableErrors?: boolean
  draft?: boolean
  joins?: false | RequestedJoins
  limit?: number
  pagination?: boolean
  select?: SelectType
  sort?: string | string[]
  trash?: boolean
  where?: Where
}

/** Whether Payload reads the documents that a reference may lead to. */
const isReferenceCheck = ({ currentDepth, depth, limit, select }: ReadArgs) =>
  currentDepth === undefined && depth === 0 && limit === 0 && !select

const reads = new Set<string>(['read', 'count', 'findVersions', 'countVersions', 'readDistinct'])

/**
 * Guards every read: bounds its size, closes drafts, the trash and `data` (which Payload would return as if it were the
 * document) to the public, rewrites its filters and checks its sorting. Local API calls with `overrideAccess: true` pass
 * unchanged.
 */
export const guardReads: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const read = args as ReadArgs
  const select = withFileNames(read.select, collection)
  const isPopulation = read.currentDepth !== undefined && read.disableErrors === true
  // Payload validates a reference by the id of what it finds, and would read the whole programme of an edition with it.
  if (overrideAccess === true && operation === 'read' && read.disableErrors) {
    return { ...args, joins: false, ...(isReferenceCheck(read) ? { select: { updatedAt: true } } : {}) }
  }
  if (overrideAccess === true || !reads.has(operation)) return args
  if (isPopulation) {
    trackRead(tagsOfRead(collection.slug, read.where), req.locale)
    return { ...args, joins: false, select, ...(seesNoDraft(collection.slug, req) ? { draft: false } : {}) }
  }
  if (read.draft === true) recordDraftRead(req)
  const fields = collection.flattenedFields
  const seesAll = isStaff(req.user) || readsDrafts(req)
  const seesDrafts = seesAll || (draftEditionsOf(req) !== undefined && !seesNoDraft(collection.slug, req))
  const isVersions = operation === 'findVersions' || operation === 'countVersions'
  const where =
    !isVersions && read.where
      ? copyInternalFlag(read.where, await rewriteWhere(read.where, collection, req))
      : undefined
  trackRead(tagsOfRead(collection.slug, read.id ? { id: { equals: read.id } } : where), req.locale)
  return {
    ...args,
    select,
    ...(isStaff(req.user) ? {} : { trash: false, data: undefined }),
    ...(seesDrafts ? {} : { draft: false }),
    ...(where ? { where } : {}),
    ...(isVersions || operation === 'count' ? {} : { sort: guardSort(read.sort, fields, seesAll, req) }),
    ...(operation === 'read' && isOverHttp(req) ? guardPage(read, req) : {}),
    ...(operation === 'findVersions' && isOverHttp(req) ? { limit: pageSizeFor(read.limit), pagination: true } : {}),
  }
}

/** The collections whose drafts belong to editions. */
const ofEditions = new Set(['editions', 'sessions', 'rooms', 'commitments', 'testimonials'])

/** Whether an API client that is limited to editions gets the published version: the document belongs to none. */
const seesNoDraft = (collection: string, req: PayloadRequest): boolean =>
  draftEditionsOf(req) !== undefined && !ofEditions.has(collection)

const isOverHttp = (req: PayloadRequest) => req.payloadAPI === 'REST' || req.payloadAPI === 'GraphQL'

function copyInternalFlag(before: Where, after: Where): Where {
  if (internalFilters.has(before)) internalFilters.add(after)
  return after
}

function guardPage(read: ReadArgs, req: PayloadRequest) {
  if (read.where && internalFilters.has(read.where)) return {}
  // Joins are read on request only: an edition would otherwise include its complete programme.
  const requested = req.payloadAPI === 'REST' && read.joins ? { [REQUESTED_JOINS]: read.joins } : {}
  return { ...boundsOf(read, req), joins: false, ...requested }
}

// Payload's GraphQL reads one document more than the limit of a join, to know whether there is a next page.
const boundsOf = ({ limit, pagination }: ReadArgs, req: PayloadRequest) =>
  req.payloadAPI === 'GraphQL' && pagination === false && limit === MAX_LIMIT + 1
    ? { limit, pagination }
    : { limit: pageSizeFor(limit), pagination: true }
