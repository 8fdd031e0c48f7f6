import type { Payload, Where } from 'payload'
import { sizeFacts } from '../../../collections/media/prepare-media'
import { sizes } from '../../../collections/media/sizes'
import { findDocuments } from '../../../collections/shared/find-documents'
import { photosOf, type Subject } from './people'

/**
 * Deletes the files of the sizes of the photos of a document that are not public any more. The image itself stays, for the
 * staff only; its sizes are made again once a consent covers it.
 */
export async function removeSizes(payload: Payload, subject: Subject): Promise<void> {
  const where: Where = {
    and: [{ id: { in: await photosOf(payload, subject) } }, { consentUntil: { less_than: new Date().toISOString() } }],
  }
  for (const { id, filename } of await findDocuments(payload, 'media', { where, as: 'system' })) {
    const none = Object.fromEntries(sizes.map((size) => [size.name, sizeFacts(size, null)]))
    // With the name, so that the files which are no longer named are removed.
    const data = { filename, sizes: none, sizesRemoved: true }
    await payload.db.updateOne({ collection: 'media', id, data, returning: false })
  }
}
