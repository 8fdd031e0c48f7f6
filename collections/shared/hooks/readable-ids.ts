import type { CollectionSlug, PayloadRequest } from 'payload'
import { aside } from '../rows'

interface Batch {
  ids: Set<string>
  found: Promise<Set<string>>
}

const batches = new WeakMap<PayloadRequest, Map<string, Batch>>()

/**
 * Which of these documents the reader of a request can read. Questions asked at about the same time become one query
 * a collection, so a list of documents costs no more than one.
 */
export function readableIds(req: PayloadRequest, collection: string, ids: string[]): Promise<Set<string>> {
  const open = batches.get(req) ?? new Map<string, Batch>()
  batches.set(req, open)
  const batch = open.get(collection) ?? startBatch(req, collection, open)
  for (const id of ids) batch.ids.add(id)
  return batch.found
}

function startBatch(req: PayloadRequest, collection: string, open: Map<string, Batch>): Batch {
  const ids = new Set<string>()
  const found = new Promise<void>((resolve) => setImmediate(resolve)).then(async () => {
    open.delete(collection)
    const { docs } = await req.payload.find({
      collection: collection as CollectionSlug,
      where: { id: { in: [...ids] } },
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
  const batch = { ids, found }
  open.set(collection, batch)
  return batch
}
