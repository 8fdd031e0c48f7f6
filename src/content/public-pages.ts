import type { Payload, Where } from 'payload'
import { type Addressed, type PageCollection, pageCollections } from '../domain/site-path'
import type { Instant } from '../domain/zone'
import { related, text } from './site/raw-values'
import { findForReader } from './site/reader'

/** A page that anybody may read. */
export interface PublicPage {
  collection: PageCollection
  address: Addressed
  /** The title or the name of its document, in French. */
  title: string
  changedAt: Instant
}

/** Finds the pages of all public documents: editions, then their sessions, people and testimonials, the newest first. */
export async function findPublicPages(payload: Payload): Promise<PublicPage[]> {
  const pages: PublicPage[] = []
  for (const collection of pageCollections) pages.push(...(await pagesOf(payload, collection)))
  return pages
}

async function pagesOf(payload: Payload, collection: PageCollection): Promise<PublicPage[]> {
  const isSession = collection === 'sessions'
  const query = { collection, where: {} as Where, depth: isSession ? 1 : 0, sort: ['-updatedAt'] }
  const docs = await findForReader(payload, { kind: 'public' }, query)
  return docs.flatMap(({ slug, edition, title, name, updatedAt }): PublicPage[] => {
    const own = text(slug)
    const parent = isSession ? text(related(edition)?.slug) : undefined
    if (!own || (isSession && !parent)) return []
    const titles = title as { fr?: string } | undefined
    const changedAt = new Date(String(updatedAt)).toISOString()
    return [{ collection, address: { slug: own, edition: parent }, title: titles?.fr ?? text(name) ?? own, changedAt }]
  })
}
