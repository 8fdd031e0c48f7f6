import type { CollectionSlug, PayloadRequest } from 'payload'
import { isValidId } from '../../../collections/shared/ids'
import { findUnresolved } from '../../../collections/shared/read-through'
import { trackSeparately } from '../../cache/dependencies'
import { documentTag } from '../../cache/tags'
import type { ReadCache } from './read-cache'
import { isolated, scopeOf } from './scope'

/** A document in a response. */
export type Doc = Record<string, unknown> & { id: string }

/** A document without populated references; `doc` is `null` where an anonymous reader may not read it. */
export interface BareDocument {
  doc: Doc | null
  /** Its memory in bytes: twice the length of its JSON. */
  bytes: number
}

/** The collection and the id of a document. */
export interface DocumentRef {
  collection: string
  id: string
}

/** The key of a document in a map or, with the scope of a request, in the cache: its tag. */
export const keyOf = ({ collection, id }: DocumentRef): string => documentTag(collection, id)

/** The bare documents by key, from the cache or by one query for each collection. `since` is when the read began. */
export async function findBareDocuments(
  cache: ReadCache,
  req: PayloadRequest,
  refs: readonly DocumentRef[],
  since: number,
): Promise<Map<string, BareDocument>> {
  const found = new Map<string, BareDocument>()
  const missing = new Map<string, Set<string>>()
  for (const { collection, id } of refs) {
    const key = keyOf({ collection, id })
    const cached = cache.get<BareDocument>(`${key} ${scopeOf(req)}`)
    if (cached) found.set(key, cached)
    else missing.set(collection, (missing.get(collection) ?? new Set()).add(id))
  }
  await Promise.all(
    [...missing].map(async ([collection, ids]) => {
      const docs = await findByIds(req, collection as CollectionSlug, [...ids])
      const byId = new Map(docs.map((doc) => [doc.id, doc]))
      for (const id of ids) {
        const ref = { collection, id }
        found.set(keyOf(ref), cacheBareDocument(cache, req, ref, byId.get(id) ?? null, since))
      }
    }),
  )
  return found
}

/** Stores a bare document that was found by a read that began at `since`, and returns it. */
export function cacheBareDocument(
  cache: ReadCache,
  req: PayloadRequest,
  ref: DocumentRef,
  doc: Doc | null,
  since: number,
): BareDocument {
  const bare = { doc, bytes: doc ? 2 * JSON.stringify(doc).length : 0 }
  cache.set(`${keyOf(ref)} ${scopeOf(req)}`, bare, { tags: [keyOf(ref)], bytes: bare.bytes, since })
  return bare
}

async function findByIds(req: PayloadRequest, collection: CollectionSlug, ids: string[]): Promise<Doc[]> {
  const { result } = await trackSeparately(() =>
    findUnresolved<Doc>(isolated(req), collection, {
      where: { id: { in: ids.filter((id) => isValidId(req.payload, id)) } },
      pagination: false,
      disableErrors: true,
      currentDepth: 1,
    }),
  )
  return result.docs
}
