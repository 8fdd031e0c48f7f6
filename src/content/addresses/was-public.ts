import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { isWithdrawnAddress } from '../../../collections/shared/withdrawn-address'
import type { AddressedCollection } from '../../domain/addressed-collections'
import type { Addressed } from '../../domain/site-path'
import { isSlug } from '../../domain/slug'

/** What is known of a document that is not public, whoever reads. */
interface Record {
  id: string
  _status?: string | null
  deletedAt?: string | null
  firstPublishedAt?: string | null
  updatedAt: string
}

/**
 * Whether an address that finds nothing was certainly public, so that a response may say that it is gone. Of people, whose
 * addresses contain their name, only that of a document which was withdrawn: no response says that another one is absent.
 */
export async function wasPublic(
  req: PayloadRequest,
  collection: AddressedCollection,
  { slug, edition }: Addressed,
): Promise<boolean> {
  if (collection === 'editions' || collection === 'organisations') {
    return isGone(await findRecord(req, collection, slugIs(slug)))
  }
  if (collection !== 'sessions') return slug !== undefined && isWithdrawnAddress(req, collection, slug)
  const around = await findRecord(req, 'editions', slugIs(edition))
  // Everything of an edition is gone with it, whether or not it had a session of that name.
  if (!around || isGone(around)) return around !== undefined
  if (!isPublic(around)) return false
  const session = await findRecord(req, 'sessions', { and: [slugIs(slug), { edition: { equals: around.id } }] })
  return (
    session !== undefined && isGone(session) && wasPublicUntil(session) >= Date.parse(String(around.firstPublishedAt))
  )
}

const isPublic = ({ _status, deletedAt }: Record) => _status === 'published' && !deletedAt

const isGone = (record: Record | undefined): boolean =>
  record !== undefined && Boolean(record.firstPublishedAt) && !isPublic(record)

/**
 * The latest moment at which a session that is gone may have been published, in milliseconds; `NaN` when unknown. One that was
 * published before its edition and taken back before it too was never public.
 */
const wasPublicUntil = ({ _status, deletedAt, updatedAt }: Record): number =>
  deletedAt ? (_status === 'published' ? Date.parse(deletedAt) : Number.NaN) : Date.parse(updatedAt)

// A slug that is no slug matches nothing. The former slugs of a document were public.
const slugIs = (slug: string | undefined): Where =>
  isSlug(slug) ? { or: [{ slug: { equals: slug } }, { previousSlugs: { in: [slug] } }] } : { id: { in: [] } }

async function findRecord(req: PayloadRequest, collection: 'editions' | 'organisations' | 'sessions', where: Where) {
  const select = { firstPublishedAt: true, _status: true, deletedAt: true, updatedAt: true }
  const [record] = await findDocuments<Record>(req, collection, { as: 'system', where, select, trash: true, limit: 1 })
  return record
}
