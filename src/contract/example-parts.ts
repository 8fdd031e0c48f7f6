import type { CollectionSlug, Payload } from 'payload'
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
  const { docs } = await payload.find({
    collection,
    depth: 1,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    populate: { editions: { slug: true } },
    sort: '-createdAt',
  })
  const { id, slug, edition, filename } = recordOf(docs[0])
  return Object.fromEntries(
    Object.entries({ id, slug, edition: recordOf(edition).slug, filename }).filter(
      ([, value]) => typeof value === 'string',
    ),
  )
}
