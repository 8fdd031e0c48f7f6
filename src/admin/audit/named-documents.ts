import type { CollectionSlug, Payload } from 'payload'
import { cache } from 'react'
import { findDocuments } from '../../../collections/shared/find-documents'

/**
 * Reads the title of a document that an entry names by its id, as it is now: the log has no titles. `undefined` when it is gone, and
 * empty when it has none. One query for each document of a list.
 */
export const titleNow = cache(async (payload: Payload, collection: string, id: string): Promise<string | undefined> => {
  const config = payload.collections[collection as CollectionSlug]?.config
  if (!config) return undefined
  const title = config.admin.useAsTitle ?? 'id'
  const hasDrafts = Boolean(config.versions?.drafts)
  try {
    const [doc] = await findDocuments<Record<string, unknown>>(payload, collection as CollectionSlug, {
      where: { id: { equals: id } },
      select: { [title]: true },
      draft: hasDrafts,
      trash: Boolean(config.trash),
      limit: 1,
      as: 'system',
    })
    return doc && String(doc[title] ?? '')
  } catch {
    // An id of another database.
    return undefined
  }
})
