import type { CollectionConfig, Endpoint } from 'payload'
import { type AddressedCollection, isAddressed, isWithinEdition } from '../../domain/addressed-collections'
import { addressOf } from './address-of'
import { programmeEndpoint } from './programme-endpoint'

/** The collections with slugs, with the endpoints of REST by address before Payload's own. */
export const withAddressEndpoints = (collections: CollectionConfig[]): CollectionConfig[] =>
  collections.map((collection) => {
    if (!isAddressed(collection.slug)) return collection
    const own = [documentEndpoint(collection.slug), ...(collection.slug === 'editions' ? [programmeEndpoint] : [])]
    return { ...collection, endpoints: [...own, ...(collection.endpoints || [])] }
  })

/** `GET /api/<collection>/by-slug/<slug>`; a session also names its edition: `/api/sessions/by-slug/<edition>/<slug>`. */
const documentEndpoint = (collection: AddressedCollection): Endpoint => ({
  path: isWithinEdition(collection) ? '/by-slug/:edition/:slug' : '/by-slug/:slug',
  method: 'get',
  handler: async (req) => {
    const found = await addressOf(req, collection)
    if (found instanceof Response) return found
    const byId = (req.payload.collections[collection].config.endpoints || []).find(
      ({ path, method }) => path === '/:id' && method === 'get',
    )
    if (!byId) throw new Error('Payload has no endpoint for a document.')
    req.routeParams = { ...req.routeParams, id: found }
    return byId.handler(req)
  },
})
