import type { Payload } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { type CacheTag, collectionOf, documentTag } from '../cache/tags'
import { subscribeToWrites } from '../cache/write-events'
import { ALWAYS } from '../domain/consent'

const SUBJECTS = ['testimonials', 'media', 'speakers'] as const
type Subject = (typeof SUBJECTS)[number]

/** The ends of the consents that documents need, by tag, and the first of each collection, in milliseconds since 1970. */
type Limits = ReadonlyMap<CacheTag, number>

/** Knows until when what a response depends on is covered by consents. */
export class ConsentLimits {
  #limits: Promise<Limits> | undefined

  constructor(private readonly payload: () => Promise<Payload>) {
    subscribeToWrites(({ tags, collections, everything }) => {
      const written = new Set([...tags.map(collectionOf), ...collections])
      if (everything || SUBJECTS.some((subject) => written.has(subject))) this.#limits = undefined
    })
  }

  /** The first end of the consents that documents with these tags need; `undefined` when they need none. */
  async until(tags: Iterable<CacheTag>): Promise<number | undefined> {
    const ofSubjects = [...tags].filter((tag) => SUBJECTS.some((subject) => subject === collectionOf(tag)))
    if (ofSubjects.length === 0) return undefined
    this.#limits ??= this.payload().then(findLimits)
    try {
      const limits = await this.#limits
      const ends = ofSubjects.flatMap((tag) => limits.get(tag.includes('#') ? tag : collectionOf(tag)) ?? [])
      return ends.length > 0 ? Math.min(...ends) : undefined
    } catch {
      this.#limits = undefined
      return Date.parse(ALWAYS)
    }
  }
}

async function findLimits(payload: Payload): Promise<Limits> {
  const limits = new Map<CacheTag, number>()
  for (const subject of SUBJECTS) {
    const ends = (await findCovered(payload, subject)).filter((doc) => needsConsent(subject, doc))
    for (const { id, consentUntil } of ends) limits.set(documentTag(subject, id), Date.parse(consentUntil))
    if (ends.length > 0) limits.set(subject, Math.min(...ends.map(({ consentUntil }) => Date.parse(consentUntil))))
  }
  return limits
}

interface Covered {
  id: string
  consentUntil: string
  needsConsent?: boolean | null
}

const findCovered = (payload: Payload, collection: Subject): Promise<Covered[]> =>
  findDocuments<Covered>(payload, collection, {
    where: { consentUntil: { greater_than: new Date().toISOString() } },
    select: { consentUntil: true, ...(collection === 'media' && { needsConsent: true }) },
    as: 'system',
  })

/** Whether a document is public by a consent. A speaker is public without one, until one that was given ends. */
function needsConsent(subject: Subject, doc: Covered): boolean {
  if (subject === 'media') return doc.needsConsent !== false
  return subject === 'testimonials' || doc.consentUntil < ALWAYS
}
