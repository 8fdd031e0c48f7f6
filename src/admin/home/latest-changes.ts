import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { lastWriterOf } from '../../../collections/shared/hooks/record-last-writer'
import { languageOf } from '../../domain/bilingual'
import type { Instant } from '../../domain/zone'

/** A document that was changed. */
export interface Change {
  collection: CollectionSlug
  id: string
  title: string
  updatedAt: Instant
  isPending: boolean
  /** The name of the person who changed it last; `undefined` when it is unknown. */
  by?: string
}

/** How many changes are shown. */
const MAX_CHANGES = 6

/** Returns the documents of an edition that were changed last, the latest first. */
export async function latestChanges(req: PayloadRequest, edition: string): Promise<Change[]> {
  const places: [CollectionSlug, Where][] = [
    ['sessions', { edition: { equals: edition } }],
    ['rooms', { edition: { equals: edition } }],
    ['testimonials', { editions: { in: [edition] } }],
    ['editions', { id: { equals: edition } }],
  ]
  const found = await Promise.all(places.map(([collection, where]) => changesIn(req, collection, where)))
  const latest = found.flat().sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
  return Promise.all(
    latest
      .slice(0, MAX_CHANGES)
      .map(async (change) => ({ ...change, by: await lastWriterOf(req.payload, change.collection, change.id) })),
  )
}

async function changesIn(req: PayloadRequest, collection: CollectionSlug, where: Where): Promise<Change[]> {
  const name = req.payload.collections[collection].config.admin.useAsTitle ?? 'id'
  const docs = await findDocuments<Record<string, unknown>>(req, collection, {
    where,
    sort: '-updatedAt',
    limit: MAX_CHANGES,
    select: { [name]: true, updatedAt: true, _status: true },
    draft: true,
    locale: languageOf(req.i18n),
    as: 'requester',
  })
  return docs.map(({ id, updatedAt, _status, [name]: title }) => ({
    collection,
    id: String(id),
    title: String(title ?? ''),
    updatedAt: String(updatedAt),
    isPending: _status === 'draft',
  }))
}
