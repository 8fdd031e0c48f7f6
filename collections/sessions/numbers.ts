import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook } from 'payload'
import { nextNumber } from '../shared/counters/next-number'
import { idOf } from '../shared/ids'
import { refuseField } from '../shared/messages'

/** Assigns the number of a session when it is first saved in an edition. A number is never reused and never changes. */
export const assignNumber: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const edition = idOf(data.edition)
  const hasMoved = originalDoc?.number && idOf(originalDoc.edition) !== edition
  if (!edition) return data
  if (originalDoc?.number && !hasMoved) return { ...data, number: originalDoc.number }
  // On MongoDB outside the transaction, which would otherwise meet that of every other new session.
  const inside = req.payload.db.name === 'sqlite' ? req : undefined
  return { ...data, number: await nextNumber(req.payload, `sessions:${edition}`, inside) }
}

/** Refuses another edition for a session that was published: its number and its address belong to its edition. */
export const refuseEditionChange: CollectionBeforeValidateHook = ({ collection, data, originalDoc, req }) => {
  if (!originalDoc?.firstPublishedAt || data?.edition === undefined) return data
  if (idOf(data.edition) === idOf(originalDoc.edition)) return data
  throw refuseField(req, collection.slug, 'edition', {
    fr: 'Cette session a déjà été publiée : elle reste dans son édition. Dupliquez-la pour l’autre édition.',
    en: 'This session has been public: it stays in its edition. Duplicate it for the other edition.',
  })
}
