import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook } from 'payload'
import { nextNumber } from '../shared/counters/next-number'
import { refuseField } from '../shared/messages'
import { idOf } from '../shared/rows'

/** Gives a session its number when it first belongs to an edition: never reused, never changed. */
export const assignNumber: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const edition = idOf(data.edition)
  const hasMoved = originalDoc?.number && idOf(originalDoc.edition) !== edition
  if (!edition) return data
  if (originalDoc?.number && !hasMoved) return { ...data, number: originalDoc.number }
  return { ...data, number: await nextNumber(req.payload, `sessions:${edition}`) }
}

/** Once it has been public, a session stays in its edition: its number and its address belong there. */
export const refuseEditionChange: CollectionBeforeValidateHook = ({ collection, data, originalDoc, req }) => {
  if (!originalDoc?.firstPublishedAt || data?.edition === undefined) return data
  if (idOf(data.edition) === idOf(originalDoc.edition)) return data
  throw refuseField(req, collection.slug, 'edition', {
    fr: 'Cette session a déjà été publiée : elle reste dans son édition. Dupliquez-la pour l’autre édition.',
    en: 'This session has been public: it stays in its edition. Duplicate it for the other edition.',
  })
}
