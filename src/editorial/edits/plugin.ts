import type { CollectionConfig, Config, Endpoint, PayloadHandler, PayloadRequest } from 'payload'
import { APIError } from 'payload'
import { addressed } from './newest-version'
import { readVersioned, removeVersioned } from './preconditions'
import { saveEdit } from './save-edit'

/** Puts the rules of two editors before the reads, the saves and the deletions of one document by REST, in each collection. */
export const withEdits = (config: Config): Config => ({
  ...config,
  collections: config.collections?.map(
    (collection): CollectionConfig =>
      collection.endpoints === false
        ? collection
        : { ...collection, endpoints: [...endpoints, ...(collection.endpoints ?? [])] },
  ),
})

// The ids of both databases: `/count` and `/versions` are other endpoints.
const ID = '/:id([0-9a-f-]{24,36})'

const endpoints: Endpoint[] = [
  { path: ID, method: 'get', handler: (req) => readVersioned(req, stockHandler(req, 'get')) },
  { path: ID, method: 'patch', handler: (req) => saveEdit(req, stockHandler(req, 'patch')) },
  { path: ID, method: 'delete', handler: (req) => removeVersioned(req, stockHandler(req, 'delete')) },
]

/** The endpoint of Payload itself: the last one with this address. */
function stockHandler(req: PayloadRequest, method: Endpoint['method']): PayloadHandler {
  const collection = req.payload.collections[addressed(req).collection]
  const all = (collection?.config.endpoints || []).filter((one) => one.path === '/:id' && one.method === method)
  const handler = all.at(-1)?.handler
  if (!handler) throw new APIError('There is no such document.', 404)
  return handler
}
