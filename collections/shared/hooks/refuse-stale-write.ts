import type { CollectionBeforeChangeHook, CollectionSlug, PayloadRequest, Where } from 'payload'
import { currentAttempt, noteConflict } from '../../../src/database/attempt'
import { databaseBusy, unavailable } from '../../../src/database/busy'

const EXPECTED = 'expectedVersions'
const READS_ROWS = 'readsRows'

/** Makes the next update of a document, in a request, be done again unless its newest version was written at `updatedAt`. */
export function expectVersion(req: PayloadRequest, collection: string, id: string, updatedAt: string): void {
  req.context = { ...req.context, [EXPECTED]: { [`${collection}/${id}`]: updatedAt } }
}

/** Says that the update of a request reads current documents and not their newest versions, as one of many documents does. */
export function expectRows(req: PayloadRequest): void {
  req.context = { ...req.context, [READS_ROWS]: true }
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
  const document = { req, collection: collection.slug as CollectionSlug, id: String(originalDoc.id) }
  const isCurrent = async () =>
    isAt(await newestUpdate(document), read) ||
    (Boolean(req.context[READS_ROWS]) && isAt(await rowUpdate(document), read))
  if (isAt(originalDoc.updatedAt, read) && (await isCurrent())) return data
  const error = new Error(`${key} was changed while it was being saved.`)
  noteConflict(error)
  throw unavailable(databaseBusy, error)
}

const isAt = (one: unknown, other: string) => new Date(String(one)).getTime() === new Date(other).getTime()

interface Stored {
  req: PayloadRequest
  collection: CollectionSlug
  id: string
}

async function newestUpdate({ req, collection, id }: Stored): Promise<string | undefined> {
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
  return rowUpdate({ req, collection, id })
}

async function rowUpdate({ req, collection, id }: Stored): Promise<string | undefined> {
  const where: Where = { id: { equals: id } }
  const row = await req.payload.db.findOne<{ id: string; updatedAt?: string }>({ collection, where, req })
  return row?.updatedAt
}
