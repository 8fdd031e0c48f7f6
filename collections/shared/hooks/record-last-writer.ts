import type { CollectionAfterChangeHook, Payload } from 'payload'

const keyOf = (collection: string, id: string) => `last-writer:${collection}:${id}`

/** Notes who saved a document last, so that others can be told. What the product itself writes says nothing. */
export const recordLastWriter: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  if (req.user?.collection !== 'users') return doc
  try {
    await req.payload.kv.set(keyOf(collection.slug, String(doc.id)), { user: req.user.id })
  } catch (err) {
    // Two first writes at once: either of the two is the last writer. A save is never lost for this.
    req.payload.logger.debug({ err, msg: 'The last writer could not be noted.' })
  }
  return doc
}

/** The name of who saved a document last, when it is known. */
export async function lastWriterOf(payload: Payload, collection: string, id: string): Promise<string | undefined> {
  const note = await payload.kv.get<{ user?: string }>(keyOf(collection, id))
  if (!note?.user) return undefined
  const { docs } = await payload.find({
    collection: 'users',
    where: { id: { equals: note.user } },
    select: { name: true },
    depth: 0,
    limit: 1,
    overrideAccess: true,
  })
  return docs[0]?.name
}
