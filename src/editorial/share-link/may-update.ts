import type { PayloadRequest, Where } from 'payload'
import { isValidId } from '../../../collections/shared/ids'
import { rows } from '../../../collections/shared/rows'
import type { PageCollection } from '../../domain/site-path'

/** Whether whoever sends a request may change a document as it is; one in the trash counts for none. */
export async function mayUpdate(
  req: PayloadRequest,
  collection: PageCollection,
  id: string,
): Promise<'allowed' | 'refused' | 'missing'> {
  if (!isValidId(req.payload, id)) return 'missing'
  const isThere: Where = { and: [{ id: { equals: id } }, { deletedAt: { exists: false } }] }
  const found = await rows(req.payload, collection, isThere, { req })
  if (found.length === 0) return 'missing'
  const rule = await req.payload.collections[collection].config.access.update({ req, id })
  if (typeof rule === 'boolean') return rule ? 'allowed' : 'refused'
  const own = await rows(req.payload, collection, { and: [isThere, rule] }, { req })
  return own.length > 0 ? 'allowed' : 'refused'
}
