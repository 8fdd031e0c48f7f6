import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { isValidId } from '../../collections/shared/ids'
import type { PageCollection } from '../domain/site-path'

/** Whether the user of a request may update a document. A document in the trash is missing. */
export async function mayUpdate(
  req: PayloadRequest,
  collection: PageCollection,
  id: string,
): Promise<'allowed' | 'refused' | 'missing'> {
  if (!isValidId(req.payload, id)) return 'missing'
  const find = (where: Where) => findDocuments(req, collection, { as: 'system', where })
  const isDocument: Where = { id: { equals: id } }
  if ((await find(isDocument)).length === 0) return 'missing'
  const rule = await req.payload.collections[collection].config.access.update({ req, id })
  if (typeof rule === 'boolean') return rule ? 'allowed' : 'refused'
  return (await find({ and: [isDocument, rule] })).length > 0 ? 'allowed' : 'refused'
}
