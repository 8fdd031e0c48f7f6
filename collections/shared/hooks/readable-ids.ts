import type { CollectionSlug } from 'payload'
import { aside } from '../rows'
import { batched } from './batched'

/** Which of these documents the reader of a request can read. */
export const readableIds = batched(async (req, collection, ids) => {
  const { docs } = await req.payload.find({
    collection: collection as CollectionSlug,
    where: { id: { in: ids } },
    depth: 0,
    joins: false as never,
    pagination: false,
    overrideAccess: false,
    disableErrors: true,
    currentDepth: 0,
    req: aside(req),
  })
  return new Set(docs.map(({ id }) => String(id)))
})
