import type { CollectionSlug, Payload, PayloadRequest, TypedUser, Where } from 'payload'
import type { Doc } from '../programme-reading'

/**
 * On whose behalf a page is read: anybody, who finds what is public; somebody of the staff, who finds the drafts they
 * may see; or whoever holds a share link, for whom its document and what it names are read past the access rules.
 */
export type SiteReader = { kind: 'public' } | { kind: 'staff'; user: TypedUser } | { kind: 'link' }

/** For lists of what names a document: who holds a link to that one sees of the others what everybody does. */
export const beyondLink = (reader: SiteReader): SiteReader => (reader.kind === 'link' ? { kind: 'public' } : reader)

/** A list that a page needs. */
export interface Wanted {
  collection: CollectionSlug
  where: Where
  depth: number
  sort?: string[]
  /** `false` for what is published, whoever reads. */
  draft?: false
}

/** Documents in both languages, none of the trash. For the staff and for links, the newest version of each. */
export async function findFor(payload: Payload, reader: SiteReader, wanted: Wanted): Promise<Doc[]> {
  const { docs } = await payload.find({
    ...wanted,
    joins: false as never,
    pagination: false,
    locale: 'all',
    trash: false,
    draft: wanted.draft ?? reader.kind !== 'public',
    populate,
    ...accessOf(reader),
  })
  return docs as unknown as Doc[]
}

const accessOf = (reader: SiteReader): { overrideAccess: boolean; user?: PayloadRequest['user'] } => {
  if (reader.kind === 'link') return { overrideAccess: true }
  return { overrideAccess: false, ...(reader.kind === 'staff' ? { user: reader.user } : {}) }
}

// Of a related edition only this, so that none of its lists is read with it.
const populate = {
  editions: {
    ...{ title: true, slug: true, startsOn: true, endsOn: true, timezone: true, city: true },
    ...{ _status: true, deletedAt: true },
  },
} as never

/** Whether a text can be the id of a document; MongoDB refuses to look for anything else. */
export const isId = (payload: Payload, text: string): boolean =>
  payload.db.name === 'mongoose' ? /^[0-9a-f]{24}$/i.test(text) : /^[\w-]{1,64}$/.test(text)
