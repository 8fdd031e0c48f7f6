import type { CollectionSlug, Payload, PayloadRequest } from 'payload'
import { isContributor } from './access/roles'
import { findDocuments } from './find-documents'

/**
 * Returns whether the sender of a request may be shown one of these documents, which were found without access control.
 * For others than contributors, and without a request, it is always so.
 */
export async function readableTo(
  source: Payload | PayloadRequest,
  collection: CollectionSlug,
  ids: string[],
): Promise<(id: string) => boolean> {
  if (!('payload' in source) || !isContributor(source.user)) return () => true
  if (ids.length === 0) return () => false
  const options = { as: { user: source.user }, where: { id: { in: ids } } }
  const readable = new Set((await findDocuments<{ id: string }>(source, collection, options)).map(({ id }) => id))
  return (id) => readable.has(id)
}
