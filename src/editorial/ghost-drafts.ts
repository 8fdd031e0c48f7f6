import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { isolatedRequest } from '../../collections/shared/isolated-request'
import { latestVersions } from './latest-versions'

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
  const versions = await findDocuments<Trace>(req, collection, { ...latestVersions, where, trash: true })
  const rows = await findDocuments<Trace>(req, collection, { ...latestVersions, draft: false, where, trash: true })
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
