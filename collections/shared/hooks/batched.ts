import type { PayloadRequest } from 'payload'

type Load<Found> = (req: PayloadRequest, collection: string, ids: string[]) => Promise<Found>

interface Batch<Found> {
  ids: Set<string>
  found: Promise<Found>
}

/**
 * Batches the calls of a loader made in the same turn of the event loop for a request and a collection: a list of
 * documents costs one query per collection instead of one per document.
 */
export function batched<Found>(load: Load<Found>): Load<Found> {
  const batches = new WeakMap<PayloadRequest, Map<string, Batch<Found>>>()
  return (req, collection, ids) => {
    const open = batches.get(req) ?? new Map<string, Batch<Found>>()
    batches.set(req, open)
    const batch = open.get(collection) ?? start(open, collection, (all) => load(req, collection, all))
    for (const id of ids) batch.ids.add(id)
    return batch.found
  }
}

function start<Found>(
  open: Map<string, Batch<Found>>,
  collection: string,
  load: (ids: string[]) => Promise<Found>,
): Batch<Found> {
  const ids = new Set<string>()
  const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
    open.delete(collection)
    return load([...ids])
  })
  const batch = { ids, found }
  open.set(collection, batch)
  return batch
}
