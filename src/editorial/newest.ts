import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { aside } from '../../collections/shared/rows'

/**
 * The newest version of each document with its hidden fields, localised ones as `{fr, en}`, past access rules; those in
 * the trash only when asked for.
 */
export async function newest<Doc>(
  req: PayloadRequest,
  collection: CollectionSlug,
  where: Where,
  { sort = 'createdAt', trash = false } = {},
): Promise<Doc[]> {
  const { docs } = await req.payload.find({
    collection,
    where,
    sort,
    trash,
    depth: 0,
    draft: true,
    joins: false as never,
    pagination: false,
    locale: 'all',
    showHiddenFields: true,
    overrideAccess: true,
    req: aside(req),
  })
  return docs as unknown as Doc[]
}
