import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook } from 'payload'
import { timeOutsideEdition } from '../../src/domain/schedule/edition-days'
import { isPlainDate } from '../../src/domain/zone'
import { findDocuments } from '../shared/find-documents'
import { refuseField } from '../shared/messages'

/** Refuses an edition that ends before the day it starts. */
export const refuseEndBeforeStart: CollectionBeforeValidateHook = ({ collection, data, originalDoc, req }) => {
  const { startsOn, endsOn } = { ...originalDoc, ...data }
  if (!isPlainDate(startsOn) || !isPlainDate(endsOn) || startsOn <= endsOn) return data
  throw refuseField(req, collection.slug, 'endsOn', {
    fr: 'Le dernier jour vient avant le premier. Corrigez l’une des deux dates.',
    en: 'The last day comes before the first. Correct one of the two dates.',
  })
}

/** Refuses new days of a published edition that exclude one of its published sessions. */
export const refuseDaysWithoutSessions: CollectionBeforeChangeHook = async ({ collection, data, originalDoc, req }) => {
  const { startsOn, endsOn, timezone, _status } = data
  if (_status !== 'published' || !originalDoc?.id || !isPlainDate(startsOn) || !isPlainDate(endsOn)) return data
  const sessions = await findDocuments(req, 'sessions', {
    where: { edition: { equals: originalDoc.id }, _status: { equals: 'published' } },
    as: 'system',
  })
  const excluded = sessions.find(({ startsAt }) => timeOutsideEdition({ startsAt }, { startsOn, endsOn, timezone }))
  if (!excluded) return data
  throw refuseField(req, collection.slug, 'startsOn', {
    fr: `La session « ${excluded.title} » sortirait des jours de l’édition. Enregistrez l’édition en brouillon, déplacez la session, puis publiez l’édition.`,
    en: `The session "${excluded.title}" would fall outside the edition. Save the edition as a draft, move the session, then publish the edition.`,
  })
}
