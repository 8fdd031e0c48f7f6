import type { CollectionSlug, PayloadRequest } from 'payload'
import { recordReadable } from '../../../collections/shared/hooks/readable-ids'
import { unresolvedReferences } from '../../../collections/shared/read-through'
import { trackRead } from '../../cache/dependencies'
import type { CacheTag } from '../../cache/tags'
import { type BareDocument, type Doc, type DocumentRef, findBareDocuments, keyOf } from './bare-documents'
import { copyJson } from './copy-json'
import { memoizeJson } from './json-memo'
import type { ReadCache } from './read-cache'
import { scopeOf } from './scope'

/** A document with its references populated to a depth; `doc` is `null` where an anonymous reader may not read it. */
interface PopulatedDocument {
  doc: Doc | null
  /** Its memory in bytes, with that of every populated document at each place: twice the length of its JSON. */
  bytes: number
  tags: readonly CacheTag[]
  /** Whether GraphQL modifies it: Payload populates the images of its rich texts in place. */
  isModified: boolean
}

/** The documents of a collection to read. */
export interface Documents {
  collection: CollectionSlug
  ids: readonly string[]
  depth: number
  /** Whether the list they come from was recorded as a dependency, which includes each of them. */
  isListTracked: boolean
}

/** The documents as an anonymous reader may read them, populated to a depth, in the order of `ids`. They must not be modified. */
export async function cachedDocuments(
  cache: ReadCache,
  req: PayloadRequest,
  { collection, ids, depth, isListTracked }: Documents,
): Promise<(Doc | null)[]> {
  const refs = ids.map((id) => ({ collection, id }))
  const found = await populated({ cache, req, since: cache.now }, refs, depth)
  return refs.map((ref) => {
    const { doc = null, tags = [], isModified = false } = found.get(keyOf(ref)) ?? {}
    trackRead(isListTracked ? tags.filter((tag) => tag !== keyOf(ref)) : tags, req.locale)
    if (!doc) return null
    recordReadable(req, collection, doc.id)
    if (isModified) return copyJson(doc)
    memoizeJson(doc)
    return doc
  })
}

interface Reading {
  cache: ReadCache
  req: PayloadRequest
  /** The moment at which the read began. */
  since: number
}

/** The populated documents by key. Each level of references takes one query for each collection that is not cached. */
async function populated(
  reading: Reading,
  refs: readonly DocumentRef[],
  depth: number,
): Promise<Map<string, PopulatedDocument>> {
  const { cache, req, since } = reading
  const cacheKey = (key: string) => `${key} ${depth} ${scopeOf(req)}`
  const found = new Map<string, PopulatedDocument>()
  const missing = new Map<string, DocumentRef>()
  for (const ref of refs) {
    const cached = cache.get<PopulatedDocument>(cacheKey(keyOf(ref)))
    if (cached) found.set(keyOf(ref), cached)
    else missing.set(keyOf(ref), ref)
  }
  if (missing.size === 0) return found
  const bare = await findBareDocuments(cache, req, [...missing.values()], since)
  const copies = [...missing].map(([key, ref]) => copyOf(reading, ref, bare.get(key)))
  const related = await relatedDocuments(
    reading,
    copies.flatMap(({ references }) => references),
    depth,
  )
  for (const copy of copies) {
    const document = resolve(copy, related, depth)
    found.set(copy.key, document)
    cache.set(cacheKey(copy.key), document, { ...document, since })
  }
  return found
}

type Copy = ReturnType<typeof copyOf>

function copyOf({ req }: Reading, ref: DocumentRef, bare: BareDocument | undefined) {
  const doc = copyJson(bare?.doc ?? null)
  const references = doc ? unresolvedReferences(req, ref.collection as CollectionSlug, doc) : []
  const isModified = req.payloadAPI === 'GraphQL' && references.some(({ isInText }) => isInText)
  return { key: keyOf(ref), doc, bytes: bare?.bytes ?? 0, references, isModified }
}

/** The documents to put in the place of references. At depth 0 they only show which references may be read. */
const relatedDocuments = (
  reading: Reading,
  refs: readonly DocumentRef[],
  depth: number,
): Promise<Map<string, BareDocument & { tags?: readonly CacheTag[] }>> =>
  depth > 0 ? populated(reading, refs, depth - 1) : findBareDocuments(reading.cache, reading.req, refs, reading.since)

/** Populates the references of a copy, and removes those that may not be read. */
function resolve(
  { key, doc, bytes, references, isModified }: Copy,
  related: Awaited<ReturnType<typeof relatedDocuments>>,
  depth: number,
): PopulatedDocument {
  const tags = new Set<CacheTag>([key])
  let total = bytes
  // From the last to the first, so that a removal moves no other reference.
  for (const reference of references.reverse()) {
    const other = related.get(keyOf(reference))
    for (const tag of other?.tags ?? [keyOf(reference)]) tags.add(tag)
    if (!other?.doc) reference.remove()
    else if (depth > 0) {
      reference.populate(other.doc)
      total += other.bytes
    }
  }
  return { doc, bytes: total, tags: [...tags], isModified }
}
