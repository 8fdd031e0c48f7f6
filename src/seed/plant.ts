import type { CollectionSlug, Payload, Where } from 'payload'
import type { Bilingual } from '../domain/bilingual'
import { inLocale, type Lookup, localisedFields, withRowIds } from './resolve'
import type { Seedling } from './seedling'

/** A document of the database, its French side. */
interface Stored {
  id: string
  [field: string]: unknown
}

/** What planting did: nothing was there, a half-written document was left by an interrupted run, or it was there. */
export type Outcome = 'created' | 'completed' | 'unchanged'

/** A document that is in the database, and how to write what it still lacks. */
export interface Planted {
  id: string
  outcome: Outcome
  /** Writes the English side and publishes; does nothing to a document that was already whole. */
  finish: () => Promise<void>
}

/**
 * Creates the French side of a seedling unless its document exists, in the trash included. A document that exists is
 * never changed, but for one this seed began and did not finish: never published and still, word for word, its own.
 */
export async function plant(payload: Payload, seedling: Seedling, lookup: Lookup): Promise<Planted> {
  const found = await find(payload, seedling, lookup)
  if (found && !(await isUnfinished(payload, seedling, found))) {
    return { id: found.id, outcome: 'unchanged', finish: async () => {} }
  }
  const stored = found ?? (await create(payload, seedling, lookup))
  return {
    id: stored.id,
    outcome: found ? 'completed' : 'created',
    finish: () => finish(payload, seedling, stored, lookup),
  }
}

async function find(payload: Payload, { collection, key }: Seedling, lookup: Lookup): Promise<Stored | undefined> {
  const has = (name: string) =>
    payload.collections[collection].config.flattenedFields.some((field) => field.name === name)
  const and = Object.entries(inLocale(key, 'fr', lookup) as Record<string, string>).map(([name, value]): Where => {
    const isNamedSo: Where = { [name]: { equals: value } }
    return name === 'slug' && has('previousSlugs') ? { or: [isNamedSo, { previousSlugs: { in: [value] } }] } : isNamedSo
  })
  const { docs } = await payload.find({
    collection,
    where: { and },
    trash: true,
    locale: 'fr',
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: true,
  })
  return docs[0] as unknown as Stored | undefined
}

async function isUnfinished(payload: Payload, { collection, data }: Seedling, found: Stored): Promise<boolean> {
  const texts = Object.entries(data).filter((entry): entry is [string, Bilingual] => isText(entry[1]))
  if (found.deletedAt || texts.some(([name, { fr }]) => found[name] !== fr)) return false
  if (hasDrafts(payload, collection)) return !found.firstPublishedAt
  if (texts.length === 0) return false
  const english: object = await payload.findByID({
    collection,
    id: found.id,
    locale: 'en',
    fallbackLocale: false,
    depth: 0,
    overrideAccess: true,
  })
  return texts.every(([name]) => !(english as Stored)[name])
}

const isText = (value: unknown): value is Bilingual =>
  typeof value === 'object' && value !== null && 'fr' in value && typeof value.fr === 'string'

const hasDrafts = (payload: Payload, collection: CollectionSlug) =>
  Boolean(payload.collections[collection].config.versions?.drafts)

async function create(payload: Payload, { collection, key, data, file }: Seedling, lookup: Lookup): Promise<Stored> {
  const draft = hasDrafts(payload, collection)
  const fields = Object.entries({ ...key, ...data }).filter(([name]) => !name.includes('.'))
  const french = inLocale(Object.fromEntries(fields), 'fr', lookup) as Record<string, unknown>
  const stored = await payload.create({
    collection,
    data: (draft ? { ...french, _status: 'draft' } : french) as never,
    draft: draft as never,
    ...(file && { file: await file(), overwriteExistingFiles: true }),
    locale: 'fr',
    depth: 0,
    overrideAccess: true,
  })
  return stored as unknown as Stored
}

async function finish(payload: Payload, { collection, data }: Seedling, stored: Stored, lookup: Lookup): Promise<void> {
  const english = inLocale(localisedFields(data), 'en', lookup) as Record<string, unknown>
  const merged = Object.entries(english).map(([name, value]) => [name, withRowIds(value, stored[name])])
  const publish = hasDrafts(payload, collection) ? { _status: 'published' } : {}
  const changes = { ...Object.fromEntries(merged), ...publish }
  if (Object.keys(changes).length === 0) return
  await payload.update({
    collection,
    id: stored.id,
    data: changes as never,
    locale: 'en',
    depth: 0,
    overrideAccess: true,
  })
}
