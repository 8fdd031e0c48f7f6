import type { CollectionBeforeOperationHook, FlattenedField, PayloadRequest, Where } from 'payload'
import { trackRead } from '../../../src/cache/dependencies'
import { tagsOfRead } from '../../../src/cache/tags'
import { canReadDrafts, isStaff } from '../access/roles'
import { findRelation } from '../fields/relation-path'
import { refuseRequest } from '../messages'
import { isResolving, refuseDependentRows, rewriteWhere } from './rewrite-where'
import { ASKED_JOINS, type AskedJoins } from './serve-joins'

/** Documents in an answer that names no limit. */
const DEFAULT_LIMIT = 25
/** The most documents in one answer. */
export const MAX_LIMIT = 200

interface ReadArgs {
  id?: string
  currentDepth?: number
  data?: unknown
  disableErrors?: boolean
  draft?: boolean
  joins?: false | AskedJoins
  limit?: number
  pagination?: boolean
  sort?: string | string[]
  trash?: boolean
  where?: Where
}

const reads = new Set<string>(['read', 'count', 'findVersions', 'countVersions', 'readDistinct'])

/**
 * The one door of every reading request: bounds its size, closes drafts, the trash and `data` (a document of the
 * reader's own, which Payload would answer) to the public, and hands its filters and sorting to `rewriteWhere`. Local
 * API calls with `overrideAccess: true` pass untouched.
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
    trackRead(req, tagsOfRead(collection.slug, read.where))
    return { ...args, joins: false }
  }
  const fields = collection.flattenedFields
  const seesAll = isStaff(req.user) || canReadDrafts(req.user)
  const isVersions = operation === 'findVersions' || operation === 'countVersions'
  const where = !isVersions && read.where ? markAs(read.where, await rewriteWhere(read.where, fields, req)) : undefined
  trackRead(req, tagsOfRead(collection.slug, read.id ? { id: { equals: read.id } } : where))
  return {
    ...args,
    ...(seesAll ? {} : { draft: false, trash: false, data: undefined }),
    ...(where ? { where } : {}),
    ...(isVersions || operation === 'count' ? {} : { sort: guardSort(read.sort, fields, seesAll, req) }),
    ...(operation === 'read' && isOverHttp(req) ? guardPage(read, req) : {}),
    ...(operation === 'findVersions' && isOverHttp(req) ? { limit: clamp(read.limit), pagination: true } : {}),
  }
}

const isOverHttp = (req: PayloadRequest) => req.payloadAPI === 'REST' || req.payloadAPI === 'GraphQL'

function markAs(before: Where, after: Where): Where {
  if (isResolving.has(before)) isResolving.add(after)
  return after
}

function guardPage(read: ReadArgs, req: PayloadRequest) {
  if (read.where && isResolving.has(read.where)) return {}
  // A join nobody asked for is not fetched: an edition would carry its whole programme otherwise.
  const asked = req.payloadAPI === 'REST' && read.joins ? { [ASKED_JOINS]: read.joins } : {}
  return { ...boundsOf(read, req), joins: false, ...asked }
}

// A join asks GraphQL for one document more than its limit, to know whether there is a next page.
const boundsOf = ({ limit, pagination }: ReadArgs, req: PayloadRequest) =>
  req.payloadAPI === 'GraphQL' && pagination === false && limit === MAX_LIMIT + 1
    ? { limit, pagination }
    : { limit: clamp(limit), pagination: true }

/** The number of documents that a reader gets at most who asks for `limit`. */
export const clamp = (limit: number | undefined) =>
  limit && limit > 0 ? Math.min(Math.floor(limit), MAX_LIMIT) : limit === 0 ? MAX_LIMIT : DEFAULT_LIMIT

/** Titles and names sort by their key, and what is equal keeps one order on every database. */
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
