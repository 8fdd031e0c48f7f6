import type { CollectionSlug, Payload, Where } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import type { Bilingual } from '../domain/bilingual'
import { isRecord } from '../domain/record'
import { bilingualFields, type Lookup, resolveIn, withRowIds } from './resolve'
import type { SeedDocument } from './seed-document'

/** A document of the database, in French. */
interface Stored {
  id: string
  [field: string]: unknown
}

/** The outcome for a document: created, completed after an interrupted run, or unchanged. */
export type Outcome = 'created' | 'completed' | 'unchanged'

/** A document that is in the database, and the function that completes it. */
export interface Upserted {
  id: string
  outcome: Outcome
  /** Writes the English and publishes the document; does nothing when the document is unchanged. */
  finish: () => Promise<void>
}

/**
 * Creates a document in French unless it exists, in the trash included. A document that exists is not changed, unless an
 * interrupted run left it unfinished: it was never published, and its texts are still those of the seed.
 */
export async function upsert(payload: Payload, document: SeedDocument, lookup: Lookup): Promise<Upserted> {
  const found = await find(payload, document, lookup)
  if (found && !(await isUnfinished(payload, document, found))) {
    return { id: found.id, outcome: 'unchanged', finish: async () => {} }
  }
  const stored = found ?? (await create(payload, document, lookup))
  return {
    id: stored.id,
    outcome: found ? 'completed' : 'created',
    finish: () => finish(payload, document, stored, lookup),
  }
}

async function find(payload: Payload, { collection, key }: SeedDocument, lookup: Lookup): Promise<Stored | undefined> {
  const has = (name: string) =>
    payload.collections[collection].config.flattenedFields.some((field) => field.name === name)
  const and = Object.entries(resolveIn(key, 'fr', lookup) as Record<string, string>).map(([name, value]): Where => {
    const hasValue: Where = { [name]: { equals: value } }
    return name === 'slug' && has('previousSlugs') ? { or: [hasValue, { previousSlugs: { in: [value] } }] } : hasValue
  })
  const [found] = await findDocuments<Stored>(payload, collection, {
    as: 'system',
    where: { and },
    trash: true,
    limit: 1,
  })
  return found
}

async function isUnfinished(payload: Payload, { collection, data }: SeedDocument, found: Stored): Promise<boolean> {
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

const isText = (value: unknown): value is Bilingual => isRecord(value) && typeof value.fr === 'string'

const hasDrafts = (payload: Payload, collection: CollectionSlug) =>
  Boolean(payload.collections[collection].config.versions?.drafts)

async function create(
  payload: Payload,
  { collection, key, data, file }: SeedDocument,
  lookup: Lookup,
): Promise<Stored> {
  const draft = hasDrafts(payload, collection)
  const fields = Object.entries({ ...key, ...data }).filter(([name]) => !name.includes('.'))
  const french = resolveIn(Object.fromEntries(fields), 'fr', lookup) as Record<string, unknown>
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

async function finish(
  payload: Payload,
  { collection, data }: SeedDocument,
  stored: Stored,
  lookup: Lookup,
): Promise<void> {
  const english = resolveIn(bilingualFields(data), 'en', lookup) as Record<string, unknown>
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
