import type { CollectionSlug, PayloadRequest } from 'payload'
import { trackRead, trackSeparately } from '../../../src/cache/dependencies'
import { documentTag } from '../../../src/cache/tags'
import { findDocuments } from '../find-documents'
import { isValidId } from '../ids'
import { batched } from './batched'

type Readability = Map<string, boolean | Promise<boolean>>

const memoized = new WeakMap<object, Map<string, Readability>>()

/** The ids of the documents that the reader of a request may read. Memoized per request for anonymous readers. */
export async function readableIds(req: PayloadRequest, collection: string, ids: string[]): Promise<Set<string>> {
  const readability = req.user ? new Map() : readabilityFor(req, collection)
  for (const id of ids.filter((id) => isValidId(req.payload, id))) {
    if (!readability.has(id))
      readability.set(
        id,
        find(req, collection, [id]).then((found) => found.has(id)),
      )
  }
  trackRead(
    [...new Set(ids)].map((id) => documentTag(collection, id)),
    req.locale,
  )
  const isReadable = await Promise.all(ids.map((id) => readability.get(id)))
  return new Set(ids.filter((_, index) => isReadable[index]))
}

/** Records that an anonymous reader may read a document. A signed-in user may change it meanwhile, so nothing is recorded. */
export function recordReadable(req: PayloadRequest, collection: string, id: string): void {
  if (!req.user) readabilityFor(req, collection).set(id, true)
}

// GraphQL resolvers and nested calls have derived requests; all of them share the data loader.
function readabilityFor(req: PayloadRequest, collection: string): Readability {
  const shared = req.payloadDataLoader ?? req
  const collections = memoized.get(shared) ?? new Map<string, Readability>()
  memoized.set(shared, collections)
  const readability: Readability = collections.get(collection) ?? new Map()
  collections.set(collection, readability)
  return readability
}

// A batch serves several reads, and each of them records its own dependencies.
const find = batched(async (req, collection, ids) => {
  const { result } = await trackSeparately(() =>
    findDocuments<{ id: string }>(req, collection as CollectionSlug, {
      where: { id: { in: ids } },
      // Only the id is needed, which every selection includes.
      select: { updatedAt: true },
      as: 'requester',
      disableErrors: true,
      currentDepth: 0,
    }),
  )
  return new Set(result.map(({ id }) => id))
})
