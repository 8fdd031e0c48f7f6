import { createHash } from 'node:crypto'
import type { CollectionSlug, Payload, PayloadRequest } from 'payload'
import { noteConflict } from '../../src/database/attempt'
import { findDocuments } from './find-documents'
import { isolatedRequest } from './isolated-request'

/**
 * Creates a document that two requests may be creating at once: its id is made from `key`, so that the database accepts one of
 * them. Written directly to the database. Returns the id, also when the document was there.
 */
export async function createOnce(
  req: PayloadRequest,
  collection: CollectionSlug,
  key: string,
  data: Record<string, unknown>,
): Promise<string> {
  const { payload } = req
  const transaction = await req.transactionID
  const [id, former] = idsMadeFrom(`${collection} ${key}`)
  if (await isThere(req, collection, id)) return id
  if (payload.db.name === 'sqlite' && (await isThere(req, collection, former))) return former
  const now = new Date().toISOString()
  try {
    await payload.db.create({
      ...{ collection, customID: id, data: { createdAt: now, updatedAt: now, ...data }, returning: false },
      req: isolatedRequest(req),
    })
  } catch (error) {
    if (!(await isThere(payload, collection, id))) throw error
    // The rest of the transaction was made from what was there before the other one.
    if (transaction !== undefined) {
      noteConflict(error)
      throw error
    }
  }
  return id
}

const isThere = async (source: Payload | PayloadRequest, collection: CollectionSlug, id: string) =>
  (await findDocuments(source, collection, { where: { id: { equals: id } }, limit: 1, as: 'system' })).length > 0

/** The id that is made from a text, always the same, and the UUID that former versions made from it on SQLite. */
function idsMadeFrom(text: string): [id: string, former: string] {
  const hex = createHash('sha256').update(text).digest('hex')
  // A UUID of version 8: https://www.rfc-editor.org/rfc/rfc9562#section-5.8
  const former = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  return [hex.slice(0, 24), former]
}
