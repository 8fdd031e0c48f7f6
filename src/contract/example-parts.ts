import type { CollectionSlug, Payload } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { publicCollections } from '../domain/public-collections'
import { recordOf } from '../domain/record'

/** Values that exist on this site, for the parts of paths, by the slug of their collection. */
export type ExampleParts = Record<string, { id?: string; slug?: string; edition?: string; filename?: string }>

/** Finds one public document of each public collection, the newest, to show paths that lead somewhere. */
export async function exampleParts(payload: Payload): Promise<ExampleParts> {
  const parts: ExampleParts = {}
  for (const collection of publicCollections) parts[collection] = await partsOf(payload, collection as CollectionSlug)
  return parts
}

async function partsOf(payload: Payload, collection: CollectionSlug): Promise<ExampleParts[string]> {
  const [newest] = await findDocuments<Record<string, unknown>>(payload, collection, {
    as: { user: null },
    select: { slug: true, edition: true, filename: true },
    populate: { editions: { slug: true } },
    sort: '-createdAt',
    limit: 1,
    depth: 1,
  })
  const { id, slug, edition, filename } = recordOf(newest)
  return Object.fromEntries(
    Object.entries({ id, slug, edition: recordOf(edition).slug, filename }).filter(
      ([, value]) => typeof value === 'string',
    ),
  )
}
