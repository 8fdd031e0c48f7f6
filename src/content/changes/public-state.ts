import { createHash } from 'node:crypto'
import { type CollectionSlug, createLocalReq, type Payload, type PayloadRequest } from 'payload'
import type { Reference } from '../../../collections/shared/fields/references'
import { readableIds } from '../../../collections/shared/hooks/readable-ids'
import { idOf } from '../../../collections/shared/ids'
import { findUnresolved, unresolvedReferences } from '../../../collections/shared/read-through'
import { type CacheTag, tagsOfWrite } from '../../cache/tags'
import { isRecord } from '../../domain/record'
import type { Subject } from './change'

/** A document as an anonymous reader sees it. */
export interface PublicState {
  subject: Subject
  slug?: string
  /** The ids of its editions. */
  editions: string[]
  /** The documents that it refers to, public or not. */
  references: Subject[]
  tags: CacheTag[]
  /** Equal for equal content. */
  hash: string
  /** Whether a session takes place. */
  status?: string
}

type Doc = Record<string, unknown> & { id: string }

/** When a document was written, and addresses that depend on the process that reads, are no content. */
const WITHOUT = new Set(['updatedAt', 'srcset'])

/** Reads documents of a collection in all languages, as far as they are public. */
export async function readPublic(payload: Payload, collection: CollectionSlug, ids: string[]): Promise<PublicState[]> {
  const req = await createLocalReq({ locale: 'all' as never }, payload)
  const { docs } = await findUnresolved<Doc>(req, collection, {
    where: { id: { in: ids } },
    locale: 'all',
    pagination: false,
    limit: ids.length,
  })
  const states: PublicState[] = []
  for (const doc of docs) states.push(await stateOf(req, collection, doc))
  return states
}

async function stateOf(req: PayloadRequest, collection: CollectionSlug, doc: Doc): Promise<PublicState> {
  const references = unresolvedReferences(req, collection, doc).filter(({ id }) => id !== '')
  await removeUnreadable(req, references)
  const { slug, edition, editions, status } = doc
  return {
    subject: `${collection}#${doc.id}`,
    ...(typeof slug === 'string' ? { slug } : {}),
    editions: collection === 'editions' ? [doc.id] : idsOf(edition ?? editions),
    references: [...new Set(references.map((reference) => `${reference.collection}#${reference.id}`))],
    tags: tagsOfWrite(collection, [doc]),
    hash: createHash('sha256').update(stableJson(doc)).digest('base64url'),
    ...(collection === 'sessions' && typeof status === 'string' ? { status } : {}),
  }
}

/** Removes what the reader may not read, as `hideUnreadableReferences` does in a response. */
async function removeUnreadable(req: PayloadRequest, references: Reference[]): Promise<void> {
  const byCollection = new Map<string, Reference[]>()
  for (const one of references) byCollection.set(one.collection, [...(byCollection.get(one.collection) ?? []), one])
  for (const [collection, ofCollection] of byCollection) {
    const readable = await readableIds(
      req,
      collection,
      ofCollection.map(({ id }) => id),
    )
    for (const reference of ofCollection.reverse()) if (!readable.has(reference.id)) reference.remove()
  }
}

const idsOf = (value: unknown): string[] => [value ?? []].flat().flatMap((one) => idOf(one) ?? [])

/** JSON in which equal content is equal text: its properties in one order, without those that are empty. */
const stableJson = (doc: Doc): string => JSON.stringify(withoutEmpty(doc)) ?? ''

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? value.map((one) => withoutEmpty(one) ?? null) : undefined
  if (!isRecord(value)) return value ?? undefined
  const entries = Object.keys(value)
    .filter((key) => !WITHOUT.has(key))
    .sort()
    .flatMap((key) => {
      const content = withoutEmpty(value[key])
      return content === undefined ? [] : [[key, content] as const]
    })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}
