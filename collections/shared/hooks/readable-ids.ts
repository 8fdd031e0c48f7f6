import type { CollectionSlug, PayloadRequest } from 'payload'
import { trackRead } from '../../../src/cache/dependencies'
import { aside } from '../rows'
import { batched } from './batched'

type Answers = Map<string, boolean | Promise<boolean>>

const known = new WeakMap<object, Map<string, Answers>>()

/** Which of these documents the reader of a request can read; what an anonymous reader was told once is not asked again. */
export async function readableIds(req: PayloadRequest, collection: string, ids: string[]): Promise<Set<string>> {
  const answers = req.user ? new Map() : answersTo(req, collection)
  for (const id of ids.filter((id) => couldBeId(req, id))) {
    if (!answers.has(id))
      answers.set(
        id,
        find(req, collection, [id]).then((found) => found.has(id)),
      )
  }
  trackRead(
    req,
    [...new Set(ids)].map((id) => `${collection}#${id}`),
  )
  const isReadable = await Promise.all(ids.map((id) => answers.get(id)))
  return new Set(ids.filter((_, index) => isReadable[index]))
}

/** MongoDB refuses to look for what cannot be an id, and with it for the others of the same question. */
export const couldBeId = (req: PayloadRequest, id: string): boolean =>
  req.payload.db.name !== 'mongoose' || /^[0-9a-f]{24}$/i.test(id)

/** Notes that the reader of a request has just been given a document. Who signs in may change it meanwhile, and is asked again. */
export function noteReadable(req: PayloadRequest, collection: string, id: string): void {
  if (!req.user) answersTo(req, collection).set(id, true)
}

// A resolver and a look aside have requests of their own for the same one: they share its loader of documents.
function answersTo(req: PayloadRequest, collection: string): Answers {
  const shared = req.payloadDataLoader ?? req
  const collections = known.get(shared) ?? new Map<string, Answers>()
  known.set(shared, collections)
  const answers: Answers = collections.get(collection) ?? new Map()
  collections.set(collection, answers)
  return answers
}

const find = batched(async (req, collection, ids) => {
  const { docs } = await req.payload.find({
    collection: collection as CollectionSlug,
    where: { id: { in: ids } },
    // The id alone, which is always there: nothing in these documents is to be shown.
    select: { updatedAt: true } as never,
    depth: 0,
    joins: false as never,
    pagination: false,
    overrideAccess: false,
    disableErrors: true,
    currentDepth: 0,
    req: aside(req),
  })
  return new Set(docs.map(({ id }) => String(id)))
})
