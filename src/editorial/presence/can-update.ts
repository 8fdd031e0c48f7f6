import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'

/** Whether the user of a request may edit a document, or their draft of it. */
export async function canUpdate(
  req: PayloadRequest,
  { collection, id }: { collection: string; id: string },
): Promise<boolean> {
  const slug = collection as CollectionSlug
  const allowed = await req.payload.collections[slug].config.access.update({ req, id })
  if (allowed === false) return false
  const where: Where = { and: [{ id: { equals: id } }, ...(allowed === true ? [] : [allowed])] }
  const found = await findDocuments<{ id: string }>(req, slug, {
    as: 'system',
    where,
    select: {},
    draft: true,
    limit: 1,
  })
  return found.length > 0
}
