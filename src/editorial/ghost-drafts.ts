import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { isolatedRequest } from '../../collections/shared/isolated-request'
import { latestVersions } from './latest-versions'
import { planTasks } from './plans/plan-input'

/** A document as far as its deletion matters. */
interface Trace {
  id: string
  firstPublishedAt?: string | null
}

/**
 * Finds the documents that match, also those of which a killed write left only the row or only the version. Without
 * transactions a document is two writes.
 */
export async function findTraces(req: PayloadRequest, collection: CollectionSlug, where: Where): Promise<Trace[]> {
  const options = { ...latestVersions, where, select: { firstPublishedAt: true }, trash: true }
  const versions = await findDocuments<Trace>(req, collection, options)
  const rows = await findDocuments<Trace>(req, collection, { ...options, draft: false })
  return [...new Map([...versions, ...rows].map((trace) => [trace.id, trace])).values()]
}

/** Deletes for good the drafts that match and have a row without a version: no form and no list shows them. */
export async function deleteGhosts(req: PayloadRequest, collection: CollectionSlug, where: Where): Promise<void> {
  const versions = await findDocuments<Trace>(req, collection, { ...latestVersions, where, trash: true })
  const known = new Set(versions.map(({ id }) => id))
  for (const { id, firstPublishedAt } of await findTraces(req, collection, where)) {
    if (!known.has(id) && !firstPublishedAt) await deleteForGood(req, collection, id)
  }
}

/**
 * Deletes documents with their versions, whatever a killed write left of them, in a few queries for all. The hooks of deletion
 * of their collection run for each, as in a deletion by Payload.
 */
export async function deleteAllForGood(req: PayloadRequest, collection: CollectionSlug, ids: string[]): Promise<void> {
  const { db, collections } = req.payload
  const { config } = collections[collection]
  const inside = { req: isolatedRequest(req) }
  const about = { collection: config, context: req.context, req: isolatedRequest(req) }
  const where: Where = { id: { in: ids } }
  const { docs } = await db.find<Trace>({ ...inside, collection, where, pagination: false, limit: 0 })
  for (const { id } of docs) for (const hook of config.hooks.beforeDelete) await hook({ ...about, id })
  await db.deleteVersions({ ...inside, collection, where: { parent: { in: ids } } })
  await deletePlans(req, collection, ids)
  const keys = ids.map((id) => `collection-${collection}-${id}`)
  await db.deleteMany({ ...inside, collection: 'payload-preferences', where: { key: { in: keys } } })
  await db.deleteMany({ ...inside, collection, where })
  for (const doc of docs) for (const hook of config.hooks.afterDelete) await hook({ ...about, id: doc.id, doc })
}

/** Deletes the planned publications of documents. */
async function deletePlans(req: PayloadRequest, collection: CollectionSlug, ids: string[]): Promise<void> {
  const { db } = req.payload
  const inside = { req: isolatedRequest(req), collection: 'payload-jobs' } as const
  const where: Where = {
    and: [
      { taskSlug: { in: [...planTasks] } },
      { completedAt: { exists: false } },
      { 'input.doc.relationTo': { equals: collection } },
    ],
  }
  type Plan = { id: string; input?: { doc?: { value?: unknown } } }
  const { docs } = await db.find<Plan>({ ...inside, where, pagination: false, limit: 0 })
  const planned = docs.filter(({ input }) => ids.includes(String(input?.doc?.value))).map(({ id }) => id)
  if (planned.length > 0) await db.deleteMany({ ...inside, where: { id: { in: planned } } })
}

/** Deletes a document with its versions, whatever a killed write left of it. Does nothing when there is nothing. */
export async function deleteForGood(req: PayloadRequest, collection: CollectionSlug, id: string): Promise<void> {
  const { payload } = req
  const where: Where = { id: { equals: id } }
  // A deletion that finds no row would roll the transaction of the request back.
  const [row] = await findDocuments(req, collection, { as: 'system', where, trash: true, limit: 1 })
  if (row) {
    await payload.delete({ collection, id, trash: true, depth: 0, overrideAccess: true, req: isolatedRequest(req) })
  } else {
    await payload.db.deleteVersions({ collection, where: { parent: { equals: id } }, req: isolatedRequest(req) })
  }
}
