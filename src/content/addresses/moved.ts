import type { PayloadRequest } from 'payload'
import { messageFor } from '../../../collections/shared/messages'
import type { AddressedCollection } from '../../domain/addressed-collections'
import type { Addressed } from '../../domain/site-path'

/** Returns the path of a document in REST by its address. */
const addressPath = (collection: AddressedCollection, { slug, edition }: Addressed): string =>
  `/api/${collection}/by-slug/${edition === undefined ? '' : `${edition}/`}${slug}`

/** Returns the permanent redirection from a former address to the current one, with the same parameters. */
export function movedTo(
  req: PayloadRequest,
  collection: AddressedCollection,
  address: Addressed,
  below: string,
): Response {
  const location = `${addressPath(collection, address)}${below}${new URL(req.url ?? '', 'http://localhost').search}`
  const text = {
    fr: `Cette adresse a changé. La nouvelle est ${location}`,
    en: `This address has changed. The new one is ${location}`,
  }
  const error = { message: messageFor(req, text), code: 'ADDRESS_MOVED', location }
  return Response.json(
    { errors: [error] },
    { status: 301, headers: { Location: location, 'Cache-Control': 'no-cache' } },
  )
}
