import type {
  CollectionAfterOperationHook,
  CollectionSlug,
  PayloadRequest,
  SanitizedCollectionConfig,
  Where,
} from 'payload'
import { isolatedRequest, languagesOf } from '../isolated-request'
import { refuseRequest } from '../messages'

/** The join fields a request asks for, by name, with their options. */
export type RequestedJoins = Record<
  string,
  false | { count?: boolean; limit?: number; page?: number; sort?: string; where?: Where }
>

/** The key under which `guardReads` passes them on: the main query reads no joins. */
export const REQUESTED_JOINS = Symbol('requested joins')

/** The most joined lists in one response: documents times join fields. */
const MAX_LISTS = 60

interface Args {
  [REQUESTED_JOINS]?: RequestedJoins
  depth?: number
  draft?: boolean
  req: PayloadRequest
}

type Doc = Record<string, unknown> & { id: string }

/**
 * Adds the joined lists a REST request asks for. Each is a query of its own, with the reader's access rules, its own
 * limit and its own cache tag, the same on every database: Payload on MongoDB without aggregation shares one limit among
 * all documents of a list.
 */
export const serveJoins: CollectionAfterOperationHook = async ({ args, collection, operation, result }) => {
  const { [REQUESTED_JOINS]: requested, depth, draft, req } = args as unknown as Args
  if (!requested || (operation !== 'find' && operation !== 'findByID')) return result
  const docs = operation === 'find' ? (result as unknown as { docs: Doc[] }).docs : [result as unknown as Doc]
  await addJoins(collection, docs.filter(Boolean), requested, { depth, draft, req })
  return result
}

/** Adds the requested joined lists to documents of a collection, in place. */
export async function addJoins(
  collection: SanitizedCollectionConfig,
  docs: Doc[],
  requested: RequestedJoins,
  parent: ParentRead,
): Promise<void> {
  const known = joinsOf(collection)
  refuseUnknownJoins(requested, known, parent.req)
  const joins = known.filter(({ name }) => requested[name])
  if (docs.length * joins.length > MAX_LISTS) {
    const text = {
      fr: `Cette demande compte ${docs.length * joins.length} listes liées, pour ${MAX_LISTS} au plus. Demandez moins de documents ou de listes.`,
      en: `This request asks for ${docs.length * joins.length} joined lists; the limit is ${MAX_LISTS}. Ask for fewer documents (limit) or fewer joins.`,
    }
    throw refuseRequest(parent.req, 400, text, 'TOO_MANY_JOINS')
  }
  for (const doc of docs) {
    for (const join of joins) doc[join.name] = await joinedList(join, doc.id, requested[join.name] || {}, parent)
  }
}

/** The read whose documents are the parents of joined lists. */
interface ParentRead {
  depth?: number
  draft?: boolean
  req: PayloadRequest
}

function refuseUnknownJoins(requested: RequestedJoins, known: Join[], req: PayloadRequest): void {
  const names = known.map(({ name }) => name)
  const unknown = Object.keys(requested).find((name) => !names.includes(name))
  if (unknown === undefined) return
  const text = {
    fr: `Aucune liste liée « ${unknown} ». ${names.length > 0 ? `Choisissez parmi : ${names.join(', ')}.` : 'Retirez-la.'}`,
    en: `There is no join "${unknown}". ${names.length > 0 ? `Use one of: ${names.join(', ')}.` : 'Leave it out.'}`,
  }
  throw refuseRequest(req, 400, text, 'UNKNOWN_JOIN')
}

interface Join {
  name: string
  collection: CollectionSlug
  on: string
  /** Whether the relation that is joined leads to several collections. */
  isPolymorphic: boolean
  defaultSort: string | string[] | undefined
}

function joinsOf(collection: SanitizedCollectionConfig): Join[] {
  return Object.entries(collection.joins).flatMap(([joined, joins]) =>
    joins.map(({ field, targetField }) => ({
      name: field.name,
      collection: joined as CollectionSlug,
      on: field.on,
      isPolymorphic: 'relationTo' in targetField && Array.isArray(targetField.relationTo),
      defaultSort: field.defaultSort as string | undefined,
    })),
  )
}

async function joinedList(
  join: Join,
  parentId: string,
  requested: Exclude<RequestedJoins[string], false>,
  { depth, draft, req }: ParentRead,
) {
  const { where, sort = join.defaultSort, limit, page, count } = requested
  const found = await req.payload.find({
    collection: join.collection,
    where: {
      and: [{ [join.isPolymorphic ? `${join.on}.value` : join.on]: { equals: parentId } }, ...(where ? [where] : [])],
    },
    ...(sort ? { sort } : {}),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
    ...(page === undefined ? {} : { page: Number(page) }),
    depth: Math.max((depth ?? req.payload.config.defaultDepth) - 1, 0),
    ...(draft ? { draft } : {}),
    ...languagesOf(req),
    overrideAccess: false,
    req: isolatedRequest(req),
  })
  const docs = depth === 0 ? found.docs.map(({ id }) => id) : found.docs
  return { docs, hasNextPage: found.hasNextPage, ...(count ? { totalDocs: found.totalDocs } : {}) }
}
