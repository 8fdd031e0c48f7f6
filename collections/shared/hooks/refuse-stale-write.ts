import type { CollectionBeforeChangeHook, CollectionSlug, PayloadRequest, Where } from 'payload'
import { currentAttempt, noteConflict } from '../../../src/database/attempt'
import { databaseBusy, unavailable } from '../../../src/database/busy'

const EXPECTED = 'expectedVersions'
const READS_ROWS = 'readsRows'

/**
 * The key in the context of a request that reads and writes in one transaction which nobody writes beside: an exclusive one of SQLite,
 * or one of MongoDB, which ends with a conflict.
 */
export const WHOLE_TRANSACTION = 'isWholeTransaction'

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
  if (req.context[WHOLE_TRANSACTION]) return data
  const key = `${collection.slug}/${originalDoc.id}`
  const expected = req.context[EXPECTED] as Record<string, string> | undefined
  const read = expected?.[key] ?? String(originalDoc.updatedAt)
  // The hooks of this write may write the document again.
  if (expected) req.context = { ...req.context, [EXPECTED]: undefined }
  const current = await currentUpdates(req, collection.slug as CollectionSlug, String(originalDoc.id))
  if ([originalDoc.updatedAt, read].every((update) => current.some((one) => isAt(one, update)))) return data
  const error = new Error(`${key} was changed while it was being saved.`)
  noteConflict(error)
  throw unavailable(databaseBusy, error)
}

const isAt = (one: string, other: unknown) => new Date(one).getTime() === new Date(String(other)).getTime()

/**
 * When what an update may have read was written: the newest version, and the current document when it is no older or when the
 * request reads current documents. The document is younger when the end of a consent was written to it.
 */
async function currentUpdates(req: PayloadRequest, collection: CollectionSlug, id: string): Promise<string[]> {
  const { db } = req.payload
  const where: Where = { id: { equals: id } }
  const row = await db.findOne<{ id: string; updatedAt?: string }>({ collection, where, req })
  const version = await newestVersion(req, collection, id)
  const isRowRead =
    !version || Boolean(req.context[READS_ROWS]) || Date.parse(row?.updatedAt ?? '') >= Date.parse(version)
  return [version, isRowRead ? row?.updatedAt : undefined].filter((update) => update !== undefined)
}

async function newestVersion(req: PayloadRequest, collection: CollectionSlug, id: string): Promise<string | undefined> {
  const { db, collections } = req.payload
  if (!collections[collection].config.versions?.drafts) return undefined
  const where: Where = { and: [{ parent: { equals: id } }, { latest: { equals: true } }] }
  const newest = { collection, where, limit: 1, pagination: false, sort: '-updatedAt', req }
  const { docs } = await db.findVersions<{ updatedAt?: string }>(newest)
  return docs[0]?.version.updatedAt
}
