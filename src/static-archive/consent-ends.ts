import type { CollectionSlug, Payload } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { collectionOf } from '../cache/tags'
import { ALWAYS } from '../domain/consent'

/** What an archive shows only until a consent ends. */
export interface ConsentEnd {
  collection: 'testimonials' | 'speakers' | 'media'
  /** What the operator reads: the slug of a person, the description of an image. */
  name: string
  /** When it ends, in milliseconds since 1970. */
  until: number
}

const subjects = ['testimonials', 'speakers', 'media'] as const
const IDS_AT_ONCE = 200

/** Finds what ends among the documents that responses depend on, by the tags of these; the first one first. */
export async function findConsentEnds(payload: Payload, tags: ReadonlySet<string>): Promise<ConsentEnd[]> {
  const found = await Promise.all(subjects.map((collection) => endsIn(payload, collection, idsOf(tags, collection))))
  return found.flat().sort((one, other) => one.until - other.until)
}

/** The ids in the tags of documents of a collection. */
const idsOf = (tags: ReadonlySet<string>, collection: string): string[] =>
  [...tags].flatMap((tag) =>
    tag.includes('#') && collectionOf(tag as never) === collection ? tag.slice(tag.indexOf('#') + 1) : [],
  )

interface Covered {
  consentUntil?: string | null
  needsConsent?: boolean | null
  slug?: string | null
  alt?: string | null
}

async function endsIn(payload: Payload, collection: ConsentEnd['collection'], ids: string[]): Promise<ConsentEnd[]> {
  const ends: ConsentEnd[] = []
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    const docs = await findDocuments<Covered>(payload, collection as CollectionSlug, {
      where: { and: [{ id: { in: ids.slice(at, at + IDS_AT_ONCE) } }, { consentUntil: { less_than: ALWAYS } }] },
      showHiddenFields: true,
      as: 'system',
    })
    for (const { consentUntil, needsConsent, slug, alt } of docs) {
      if (!consentUntil || needsConsent === false) continue
      ends.push({ collection, name: slug ?? alt ?? '', until: Date.parse(consentUntil) })
    }
  }
  return ends
}
