import type { CollectionSlug, Payload, PopulateType, TypedUser, Where } from 'payload'
import { findDocuments, type Reader } from '../../../collections/shared/find-documents'
import type { LocalisedDocument as Doc } from '../programme-documents'

/**
 * The reader of a page: the public; a member of the staff, who may also read drafts; or the holder of a link, who reads what
 * the author of the link may read. The link of a person to their own page has no author, and bypasses access control.
 */
export type SiteReader = { kind: 'public' } | { kind: 'staff'; user: TypedUser } | { kind: 'link'; author?: TypedUser }

/** The reader of lists that refer to a document: for the holder of a link to it, the public. */
export const listReader = (reader: SiteReader): SiteReader => (reader.kind === 'link' ? { kind: 'public' } : reader)

/** A query of a page. */
export interface SiteQuery {
  collection: CollectionSlug
  where: Where
  depth: number
  sort?: string[]
  /** `false` reads the published versions for any reader. */
  draft?: false
}

/** Finds documents in both languages, without the trash. The staff and holders of links receive the newest versions. */
export function findForReader(payload: Payload, reader: SiteReader, query: SiteQuery): Promise<Doc[]> {
  const { collection, draft = reader.kind !== 'public', ...options } = query
  return findDocuments<Doc>(payload, collection, { ...options, as: accessOf(reader), draft, locale: 'all', populate })
}

function accessOf(reader: SiteReader): Reader {
  if (reader.kind === 'link') return reader.author ? { user: reader.author } : 'system'
  return { user: reader.kind === 'staff' ? reader.user : null }
}

// Only these fields of a related edition: its lists are not read.
const populate: PopulateType = {
  editions: {
    ...{ title: true, slug: true, startsOn: true, endsOn: true, timezone: true, city: true },
    ...{ _status: true, deletedAt: true },
  },
}
