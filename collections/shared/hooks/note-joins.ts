import type { CollectionAfterReadHook } from 'payload'
import { noteRead } from '../../../src/domain/reading'

/** A document that carries joined lists depends on what may join them. */
export const noteJoins: CollectionAfterReadHook = ({ collection, doc, req }) => {
  for (const [joined, joins] of Object.entries(collection.joins)) {
    for (const { field } of joins) if (doc[field.name]) noteRead(req, [`${joined}@${doc.id}`])
  }
  return doc
}
