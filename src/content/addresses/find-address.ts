import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { separateRequest } from '../../../collections/shared/isolated-request'
import { type AddressedCollection, isWithinEdition } from '../../domain/addressed-collections'
import { recordOf } from '../../domain/record'
import type { Addressed } from '../../domain/site-path'
import { isSlug } from '../../domain/slug'

/** A document and the address that it has now. */
interface FoundAddress {
  id: string
  address: Addressed
}

/**
 * Finds the document that has or had an address, as the reader of a request may read it; `undefined` when there is none.
 * With `draft`, addresses of the newest versions are compared, for those who may read them.
 */
export async function findAddress(
  req: PayloadRequest,
  collection: AddressedCollection,
  address: Addressed,
  { draft }: { draft?: boolean } = {},
): Promise<FoundAddress | undefined> {
  const where = whereAddress(collection, address)
  if (!where) return undefined
  const isWithin = isWithinEdition(collection)
  // Payload writes the depth of a find to the query of its request, and its loader to that of the original one.
  const own = separateRequest(req)
  own.query = { ...req.query }
  const [doc] = await findDocuments<Record<string, unknown>>(own, collection, {
    as: 'requester',
    where,
    select: isWithin ? { slug: true, edition: true } : { slug: true },
    ...(isWithin ? { depth: 1, populate: { editions: { slug: true } } } : {}),
    limit: 1,
    draft,
  })
  if (!doc) return undefined
  const edition = isWithin ? String(recordOf(doc.edition).slug ?? address.edition) : undefined
  return { id: String(doc.id), address: { slug: String(doc.slug), ...(edition && { edition }) } }
}

/** The filter that finds a current or former address; `undefined` when a part of it is no slug. */
function whereAddress(collection: AddressedCollection, { slug, edition }: Addressed): Where | undefined {
  if (!isSlug(slug) || (isWithinEdition(collection) && !isSlug(edition))) return undefined
  const ofSlug: Where = { slug: { equals: slug } }
  return isWithinEdition(collection) ? { and: [ofSlug, { 'edition.slug': { equals: edition } }] } : ofSlug
}

/** Whether two addresses are the same. */
export const isSameAddress = (one: Addressed, other: Addressed): boolean =>
  one.slug === other.slug && one.edition === other.edition
