import type { CollectionBeforeOperationHook, FlattenedField, PayloadRequest, Where } from 'payload'
import { trackRead } from '../../../src/cache/dependencies'
import { tagsOfRead } from '../../../src/cache/tags'
import { canReadDrafts, isStaff } from '../access/roles'
import { findRelation } from '../fields/relation-path'
import { refuseRequest } from '../messages'
import { MAX_LIMIT, pageSizeFor } from '../page-size'
import { refuseDependentRows } from './refuse-dependent-rows'
import { internalFilters } from './resolve-relation-filter'
import { rewriteWhere } from './rewrite-where'
import { REQUESTED_JOINS, type RequestedJoins } from './serve-joins'

interface ReadArgs {
  id?: string
  currentDepth?: number
  data?: unknown
  disableErrors?: boolean
  draft?: boolean
  joins?: false | RequestedJoins
  limit?: number
  pagination?: boolean
  sort?: string | string[]
  trash?: boolean
  where?: Where
}

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
  const isPopulation = read.currentDepth !== undefined && read.disableErrors === true
  if (overrideAccess === true || !reads.has(operation)) return args
  if (isPopulation) {
    trackRead(tagsOfRead(collection.slug, read.where), req.locale)
    return { ...args, joins: false }
  }
  const fields = collection.flattenedFields
  const seesAll = isStaff(req.user) || canReadDrafts(req.user)
  const isVersions = operation === 'findVersions' || operation === 'countVersions'
  const where =
    !isVersions && read.where ? copyInternalFlag(read.where, await rewriteWhere(read.where, fields, req)) : undefined
  trackRead(tagsOfRead(collection.slug, read.id ? { id: { equals: read.id } } : where), req.locale)
  return {
    ...args,
    ...(seesAll ? {} : { draft: false, trash: false, data: undefined }),
    ...(where ? { where } : {}),
    ...(isVersions || operation === 'count' ? {} : { sort: guardSort(read.sort, fields, seesAll, req) }),
    ...(operation === 'read' && isOverHttp(req) ? guardPage(read, req) : {}),
    ...(operation === 'findVersions' && isOverHttp(req) ? { limit: pageSizeFor(read.limit), pagination: true } : {}),
  }
}

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

/** Sorts titles and names by their search key, and breaks ties by number or slug, so that all databases agree. */
function guardSort(
  sort: string | string[] | undefined,
  fields: FlattenedField[],
  seesAll: boolean,
  req: PayloadRequest,
) {
  if (!sort) return sort
  const has = (name: string) => fields.some((field) => field.name === name)
  const keys = (Array.isArray(sort) ? sort : sort.split(',')).map((key) => key.trim()).filter(Boolean)
  const rewritten = keys.map((key) => {
    const [direction, path] = key.startsWith('-') ? ['-', key.slice(1)] : ['', key]
    if (!seesAll && findRelation(fields, path)) {
      throw refuseRequest(req, 400, {
        fr: `Le tri par « ${path} » passe par un autre document. Triez par un champ de ce document.`,
        en: `Sorting by "${path}" leads through another document. Sort by a field of the document itself.`,
      })
    }
    refuseDependentRows(fields, path, req)
    return has(`${path}Key`) ? `${direction}${path}Key` : key
  })
  const tie = ['number', 'slug'].find(has)
  const isTied = tie && !rewritten.some((key) => key.replace('-', '') === tie)
  return isTied ? [...rewritten, tie] : rewritten
}
