import type { CollectionBeforeOperationHook, CollectionSlug, FlattenedField, PayloadRequest, Where } from 'payload'
import { tagsOfRead } from '../../../src/domain/cache-tags'
import { noteRead } from '../../../src/domain/reading'
import { canReadDrafts, isStaff } from '../access/roles'
import { findRelation } from '../fields/relation-path'
import { refuseRequest } from '../messages'
import { isResolving, refuseDependentRows, rewriteWhere } from './rewrite-where'

/** Documents in an answer that names no limit. */
export const DEFAULT_LIMIT = 25
/** The most documents in one answer. */
export const MAX_LIMIT = 200

interface ReadArgs {
  id?: string
  currentDepth?: number
  data?: unknown
  disableErrors?: boolean
  draft?: boolean
  joins?: false | Record<string, false | { limit?: number; where?: Where; sort?: string }>
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
    noteRead(req, tagsOfRead(collection.slug, read.where))
    return args
  }
  const fields = collection.flattenedFields
  const seesAll = isStaff(req.user) || canReadDrafts(req.user)
  const isVersions = operation === 'findVersions' || operation === 'countVersions'
  const where = !isVersions && read.where ? markAs(read.where, await rewriteWhere(read.where, fields, req)) : undefined
  noteRead(req, tagsOfRead(collection.slug, read.id ? { id: { equals: read.id } } : where))
  return {
    ...args,
    ...(seesAll ? {} : { draft: false, trash: false, data: undefined }),
    ...(where ? { where } : {}),
    ...(isVersions || operation === 'count' ? {} : { sort: guardSort(read.sort, fields, seesAll, req) }),
    ...(operation === 'read' && isOverHttp(req) ? await guardPage(read, collection.joins, req) : {}),
    ...(operation === 'findVersions' && isOverHttp(req) ? { limit: clamp(read.limit), pagination: true } : {}),
  }
}

const isOverHttp = (req: PayloadRequest) => req.payloadAPI === 'REST' || req.payloadAPI === 'GraphQL'

function markAs(before: Where, after: Where): Where {
  if (isResolving.has(before)) isResolving.add(after)
  return after
}

async function guardPage(read: ReadArgs, joins: Record<string, { field: { name: string } }[]>, req: PayloadRequest) {
  if (read.where && isResolving.has(read.where)) return {}
  return {
    ...boundsOf(read, req),
    joins: read.joins ? await guardJoins(read.joins, joins, req) : read.joins === undefined ? false : read.joins,
  }
}

// A join asks GraphQL for one document more than its limit, to know whether there is a next page.
const boundsOf = ({ limit, pagination }: ReadArgs, req: PayloadRequest) =>
  req.payloadAPI === 'GraphQL' && pagination === false && limit === MAX_LIMIT + 1
    ? { limit, pagination }
    : { limit: clamp(limit), pagination: true }

const clamp = (limit: number | undefined) =>
  limit && limit > 0 ? Math.min(Math.floor(limit), MAX_LIMIT) : limit === 0 ? MAX_LIMIT : DEFAULT_LIMIT

async function guardJoins(
  asked: Exclude<ReadArgs['joins'], false | undefined>,
  known: Record<string, { field: { name: string } }[]>,
  req: PayloadRequest,
) {
  const guarded: typeof asked = {}
  for (const [collection, joins] of Object.entries(known)) {
    for (const { field } of joins) {
      const join = asked[field.name]
      // A join nobody asked for is not fetched: an edition would carry its whole programme otherwise.
      if (!join) {
        guarded[field.name] = false
        continue
      }
      const fields = req.payload.collections[collection as CollectionSlug]?.config.flattenedFields ?? []
      guarded[field.name] = {
        ...join,
        limit: clamp(Number(join.limit ?? DEFAULT_LIMIT)),
        ...(join.where ? { where: await rewriteWhere(join.where, fields, req) } : {}),
        ...(join.sort ? { sort: guardSort(join.sort, fields, isStaff(req.user), req) as string } : {}),
      }
    }
  }
  return guarded
}

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
