import type { CollectionBeforeChangeHook, CollectionSlug, PayloadRequest, Where } from 'payload'

/**
 * The document has been written since the operation read it, so the operation is to be made again. Recognised like the
 * write conflict of MongoDB, by its code.
 */
export class StaleWrite extends Error {
  override name = 'StaleWrite'
  readonly code = 112

  constructor(collection: string, id: string) {
    super(`${collection}/${id} was changed while it was being saved.`)
  }
}

const EXPECTED = 'expectedVersions'

/** Makes the next update of a document, in a request, fail with `StaleWrite` unless its newest version was written at `updatedAt`. */
export function expectVersion(req: PayloadRequest, collection: string, id: string, updatedAt: string): void {
  req.context = { ...req.context, [EXPECTED]: { [`${collection}/${id}`]: updatedAt } }
}

/**
 * Refuses to write a document whose newest version is not the one that `expectVersion` named, or the one that the operation
 * read. Runs after the first write of the transaction, so that nobody writes between the comparison and the end of the transaction.
 */
export const refuseStaleWrite: CollectionBeforeChangeHook = async ({ collection, data, originalDoc, req }) => {
  const expected = req.context[EXPECTED] as Record<string, string> | undefined
  const updatedAt = originalDoc && expected?.[`${collection.slug}/${originalDoc.id}`]
  if (!updatedAt) return data
  // The hooks of this write may write the document again.
  req.context = { ...req.context, [EXPECTED]: undefined }
  const newest = await newestUpdate(req, collection.slug as CollectionSlug, String(originalDoc.id))
  if (!isAt(originalDoc.updatedAt, updatedAt) || !isAt(newest, updatedAt)) {
    throw new StaleWrite(collection.slug, String(originalDoc.id))
  }
  return data
}

const isAt = (one: unknown, other: string) => new Date(String(one)).getTime() === new Date(other).getTime()

async function newestUpdate(req: PayloadRequest, collection: CollectionSlug, id: string): Promise<string | undefined> {
  const { db, collections } = req.payload
  if (collections[collection].config.versions?.drafts) {
    const where: Where = { and: [{ parent: { equals: id } }, { latest: { equals: true } }] }
    const { docs } = await db.findVersions<{ updatedAt?: string }>({
      collection,
      where,
      limit: 1,
      pagination: false,
      sort: '-updatedAt',
      req,
    })
    if (docs[0]) return docs[0].version.updatedAt
  }
  const row = await db.findOne<{ id: string; updatedAt?: string }>({ collection, where: { id: { equals: id } }, req })
  return row?.updatedAt
}
