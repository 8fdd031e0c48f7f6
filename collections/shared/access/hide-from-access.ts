import { type Endpoint, executeAccess, NotFound, type Payload, type PayloadRequest, type Where } from 'payload'
import { isValidId } from '../ids'

const PATH = '/access/:id?'

/**
 * Makes `POST /api/<collection>/access/:id` answer for a document that its sender may not read as for one that does not exist: 404.
 * Payload would answer 200, and so say that there is such a document.
 */
export function hideFromAccess({ collections }: Payload): void {
  for (const { config } of Object.values(collections)) {
    if (!config.endpoints) continue
    // The collections share the endpoints of Payload: each gets one of its own.
    config.endpoints = config.endpoints.map((endpoint) =>
      endpoint.path === PATH && endpoint.method === 'post' ? hiding(endpoint, config.slug) : endpoint,
    )
  }
}

const hiding = (endpoint: Omit<Endpoint, 'root'>, collection: string): Omit<Endpoint, 'root'> => ({
  ...endpoint,
  handler: async (req) => {
    const id = req.routeParams?.id
    if (id !== undefined && !(await isReadable(req, collection, String(id)))) throw new NotFound(req.t)
    return endpoint.handler(req)
  },
})

async function isReadable(req: PayloadRequest, collection: string, id: string): Promise<boolean> {
  const { payload } = req
  const { access } = payload.collections[collection as 'users'].config
  const rule = await executeAccess({ id, disableErrors: true, req }, access.read)
  if (!rule || !isValidId(payload, id)) return false
  const isThis: Where = { id: { equals: id } }
  const where: Where = typeof rule === 'object' ? { and: [isThis, rule] } : isThis
  return (await payload.db.count({ collection: collection as 'users', where, req })).totalDocs > 0
}
