import type { GraphQLFieldConfig } from 'graphql'
import { type CollectionSlug, createDataloaderCacheKey, type PayloadRequest, type Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { batched } from '../../../collections/shared/hooks/batched'
import { internalFilters } from '../../../collections/shared/hooks/resolve-relation-filter'
import { idOf } from '../../../collections/shared/ids'
import { languagesOf } from '../../../collections/shared/isolated-request'
import { refuseRequest } from '../../../collections/shared/messages'
import { pageSizeFor } from '../../../collections/shared/page-size'
import { isRecord } from '../../domain/record'
import { asksForDrafts } from './reading'
import { addFields, type Context, type GraphQL, type Schema, typesOf } from './schema'

/** A list of the documents that refer to a document. */
interface ReverseList {
  of: string
  name: string
  collection: CollectionSlug
  /** The path of the relation in those documents, or in those that lead to them. */
  on: string
  /** The documents that refer to both: their collection, and the relation that leads to the listed ones. */
  through?: { collection: CollectionSlug; to: string }
  sort: string
  description: string
}

const lists: readonly ReverseList[] = [
  {
    ...{ of: 'speakers', name: 'sessions', collection: 'sessions', on: 'participants.speaker', sort: '-startsAt' },
    description: 'The sessions in which this person takes part, in every public edition, the latest first.',
  },
  {
    ...{ of: 'speakers', name: 'takesPartIn', collection: 'editions', on: 'participants.speaker', sort: '-startsOn' },
    through: { collection: 'sessions', to: 'edition' },
    description: 'The public editions in which this person takes part in a session, the latest first.',
  },
  {
    ...{ of: 'rooms', name: 'sessions', collection: 'sessions', on: 'room', sort: 'startsAt' },
    description: 'The sessions in this room, in order.',
  },
  {
    ...{ of: 'organisations', name: 'speakers', collection: 'speakers', on: 'organisation', sort: 'nameKey' },
    description: 'The people of this organisation, by name.',
  },
  {
    ...{
      of: 'organisations',
      name: 'partnerOf',
      collection: 'editions',
      on: 'partners.organisation',
      sort: '-startsOn',
    },
    description: 'The editions that have this organisation as a partner, the latest first.',
  },
  {
    ...{ of: 'sessions', name: 'testimonials', collection: 'testimonials', on: 'session', sort: 'nameKey' },
    description: 'The testimonials given in this session, by name.',
  },
]

/** The names of the lists, for the cost of a query. */
export const reverseListNames: readonly string[] = [...new Set(lists.map(({ name }) => name))]

/** The most documents that refer to the documents of one response. */
const MAX_REFERRING = 2_000

interface Args {
  limit?: number | null
  page?: number | null
  sort?: string | null
  where?: Where | null
}

/** Adds the lists of documents that refer to a document. Those of all documents in a response are found together. */
export function addReverseLists(library: GraphQL, schema: Schema): void {
  for (const list of lists) {
    addFields(library, typesOf(schema, list.of).type, { [list.name]: fieldOf(library, schema, list) })
  }
}

function fieldOf(
  { GraphQLBoolean, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString }: GraphQL,
  schema: Schema,
  list: ReverseList,
): GraphQLFieldConfig<{ id: string }, Context, Args> {
  const { type, whereInputType } = typesOf(schema, list.collection)
  const docs = new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)))
  const name = list.name.replace(/^./, (first) => first.toUpperCase())
  return {
    type: new GraphQLNonNull(
      new GraphQLObjectType({
        name: `${typesOf(schema, list.of).type.name}_${name}`,
        fields: {
          docs: { type: docs },
          hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
          totalDocs: { type: new GraphQLNonNull(GraphQLInt) },
        },
      }),
    ),
    description: list.description,
    args: {
      limit: { type: GraphQLInt },
      page: { type: GraphQLInt },
      sort: { type: GraphQLString },
      where: { type: whereInputType },
    },
    resolve: (parent, args, { req }) => pageOf(list, parent.id, args, req),
  }
}

async function pageOf(list: ReverseList, parent: string, args: Args, req: PayloadRequest) {
  const query = { ...list, sort: args.sort ?? list.sort, where: args.where ?? undefined, draft: asksForDrafts(req) }
  const ids = (await referring(req, JSON.stringify(query), [parent])).get(parent) ?? []
  const size = pageSizeFor(args.limit ?? undefined)
  const from = ((args.page ?? 1) - 1) * size
  const docs = await Promise.all(ids.slice(from, from + size).map((id) => load(req, list.collection, id)))
  // One that was withdrawn meanwhile is left out.
  return { docs: docs.filter(Boolean), hasNextPage: ids.length > from + size, totalDocs: ids.length }
}

/** The ids of the documents that refer to each of several documents, in order. */
const referring = batched(async (req, key, parents): Promise<Map<string, string[]>> => {
  const { collection, on, sort, where, draft, through }: ReverseList & Query = JSON.parse(key)
  const ofParents: Where = { [on]: { in: parents } }
  const found = new Map<string, string[]>(parents.map((id) => [id, []]))
  const add = (doc: Doc, parentIds: Iterable<string>) => {
    for (const id of parentIds) found.get(id)?.push(doc.id)
  }
  const sorted = { sort: sort.split(','), draft }
  if (!through) {
    const docs = await findAll(req, collection, both(ofParents, where), { ...sorted, select: selectOf(on) })
    for (const doc of docs) add(doc, new Set(idsAt(doc, on.split('.'))))
    return found
  }
  const select = { ...selectOf(on), [through.to]: true }
  const leading = await findAll(req, through.collection, ofParents, { draft, select })
  const parentsOf = new Map<string, Set<string>>()
  for (const doc of leading) {
    for (const id of idsAt(doc, [through.to])) {
      parentsOf.set(id, new Set([...(parentsOf.get(id) ?? []), ...idsAt(doc, on.split('.'))]))
    }
  }
  const listed: Where = { id: { in: [...parentsOf.keys()] } }
  const docs = await findAll(req, collection, both(listed, where), { ...sorted, select: { slug: true } })
  for (const doc of docs) add(doc, parentsOf.get(doc.id) ?? [])
  return found
})

interface Query {
  where?: Where
  draft: boolean
}
type Doc = Record<string, unknown> & { id: string }

const both = (one: Where, other: Where | undefined): Where => (other ? { and: [one, other] } : one)

/** All documents that match, as the reader may read them: each parent has a page of its own. Throws when there are too many. */
async function findAll(
  req: PayloadRequest,
  collection: CollectionSlug,
  where: Where,
  options: { draft: boolean; select: Record<string, unknown>; sort?: string[] },
): Promise<Doc[]> {
  internalFilters.add(where)
  const found = { ...languagesOf(req), ...options, as: 'requester', where, limit: MAX_REFERRING + 1 } as const
  const docs = await findDocuments<Doc>(req, collection, found)
  if (docs.length > MAX_REFERRING) throw tooMany(req)
  return docs
}

/** Loads a document as Payload loads those that a document refers to: together, and as the reader may read them. */
const load = (req: PayloadRequest, collectionSlug: CollectionSlug, docID: string) =>
  req.payloadDataLoader.load(
    createDataloaderCacheKey({
      ...{ collectionSlug, docID, currentDepth: 0, depth: 0, draft: asksForDrafts(req), overrideAccess: false },
      ...{ fallbackLocale: req.fallbackLocale as never, locale: req.locale as never, showHiddenFields: false },
      transactionID: req.transactionID as never,
    }),
  )

const selectOf = (path: string) =>
  path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), true) as Record<string, unknown>

/** The ids at a path of a document, through its rows. */
function idsAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => idsAt(each, path))
  const [name, ...rest] = path
  if (name === undefined) return [idOf(value) ?? []].flat()
  return isRecord(value) ? idsAt(value[name], rest) : []
}

const tooMany = (req: PayloadRequest) =>
  refuseRequest(
    req,
    400,
    {
      fr: `Plus de ${MAX_REFERRING} documents renvoient à ceux de cette réponse. Demandez moins de documents, ou filtrez (where).`,
      en: `More than ${MAX_REFERRING} documents refer to those of this response. Ask for fewer documents, or filter (where).`,
    },
    'WHERE_TOO_COMPLEX',
  )
