import type { CollectionAfterChangeHook, Payload } from 'payload'
import { afterCommit } from '../../../src/database/transaction-scope'
import { findDocuments } from '../find-documents'

const keyOf = (collection: string, id: string) => `last-writer:${collection}:${id}`

/** Records which user saved a document last, to name them in conflicts. Writes without a user are ignored. */
export const recordLastWriter: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  const { payload, user } = req
  if (user?.collection !== 'users') return doc
  // The key-value store takes no transaction. A save never fails because of it.
  await afterCommit(payload, () => payload.kv.set(keyOf(collection.slug, String(doc.id)), { user: user.id }))
  return doc
}

/** The name of the user who saved a document last; `undefined` when it is not recorded. */
export async function lastWriterOf(payload: Payload, collection: string, id: string): Promise<string | undefined> {
  const note = await payload.kv.get<{ user?: string }>(keyOf(collection, id))
  if (!note?.user) return undefined
  const [user] = await findDocuments(payload, 'users', {
    where: { id: { equals: note.user } },
    select: { name: true },
    as: 'system',
  })
  return user?.name
}
