import type { PayloadRequest } from 'payload'
import { refuseRequest } from '../../../collections/shared/messages'
import type { AddressedCollection } from '../../domain/addressed-collections'
import type { Addressed } from '../../domain/site-path'
import { findAddress, isSameAddress } from './find-address'
import { movedTo } from './moved'
import { wasPublic } from './was-public'

/**
 * Returns the id of the document at the address of a request, or a redirection to its current address. Throws the refusal of
 * an address that finds nothing: 410 when it is certain that it was public, else 404.
 */
export async function addressOf(
  req: PayloadRequest,
  collection: AddressedCollection,
  below = '',
): Promise<string | Response> {
  const { slug = '', edition } = (req.routeParams ?? {}) as Partial<Addressed>
  const asked: Addressed = edition === undefined ? { slug } : { slug, edition }
  const draft = req.query.draft === 'true' || req.query.draft === true
  const found = await findAddress(req, collection, asked, { draft })
  if (!found) throw (await wasPublic(req, collection, asked)) ? gone(req) : addressNotFound(req)
  return isSameAddress(asked, found.address) ? found.id : movedTo(req, collection, found.address, below)
}

/** The refusal of an address that nothing has. */
export const addressNotFound = (req: PayloadRequest) =>
  refuseRequest(
    req,
    404,
    {
      fr: 'Rien de public n’a cette adresse. Vérifiez-la, ou cherchez dans la liste.',
      en: 'Nothing public has this address. Check it, or look in the list.',
    },
    'ADDRESS_NOT_FOUND',
  )

const gone = (req: PayloadRequest) =>
  refuseRequest(
    req,
    410,
    {
      fr: 'Ce qui avait cette adresse a été retiré. Retirez les liens qui y mènent.',
      en: 'What had this address was withdrawn. Remove the links that lead to it.',
    },
    'ADDRESS_GONE',
  )
