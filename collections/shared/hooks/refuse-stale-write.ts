import type { CollectionBeforeChangeHook, CollectionSlug, PayloadRequest, Where } from 'payload'
import { currentAttempt, noteConflict } from '../../../src/database/attempt'
import { databaseBusy, unavailable } from '../../../src/database/busy'

const EXPECTED = 'expectedVersions'

/** Makes the next update of a document, in a request, be done again unless its newest version was written at `updatedAt`. */
export function expectVersion(req: PayloadRequest, collection: string, id: string, updatedAt: string): void {
  req.context = { ...req.context, [EXPECTED]: { [`${collection}/${id}`]: updatedAt } }
}

/**
 * Asks for the operation again when its document has been written since the operation read it, or since the version that
 * `expectVersion` named: it would write the older values back. Runs after the first write of the transaction, so that nobody
 * writes between this comparison and the end of the transaction. Operations that cannot be done again are not checked.
 */
export const refuseStaleWrite: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update' || !originalDoc?.updatedAt || !currentAttempt()) return data
  const key = `${collection.slug}/${originalDoc.id}`
  const expected = req.context[EXPECTED] as Record<string, string> | undefined
  const read = expected?.[key] ?? String(originalDoc.updatedAt)
  // The hooks of this write may write the document again.
  if (expected) req.context = { ...req.context, [EXPECTED]: undefined }
  const newest = await newestUpdate(req, collection.slug as CollectionSlug, String(originalDoc.id))
  if (isAt(originalDoc.updatedAt, read) && isAt(newest, read)) return data
  const error = new Error(`${key} was changed while it was being saved.`)
  noteConflict(error)
  throw unavailable(databaseBusy, error)
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
