import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook } from 'payload'
import { timeOutsideEdition } from '../../src/domain/schedule/edition-days'
import { isPlainDate } from '../../src/domain/zone'
import { refuseField } from '../shared/messages'
import { rows } from '../shared/rows'

/** An edition ends on the day it starts or later. */
export const refuseEndBeforeStart: CollectionBeforeValidateHook = ({ collection, data, originalDoc, req }) => {
  const { startsOn, endsOn } = { ...originalDoc, ...data }
  if (!isPlainDate(startsOn) || !isPlainDate(endsOn) || startsOn <= endsOn) return data
  throw refuseField(req, collection.slug, 'endsOn', {
    fr: 'Le dernier jour vient avant le premier. Corrigez l’une des deux dates.',
    en: 'The last day comes before the first. Correct one of the two dates.',
  })
}

/** New days of a published edition leave none of its published sessions outside. */
export const refuseDaysWithoutSessions: CollectionBeforeChangeHook = async ({ collection, data, originalDoc, req }) => {
  const { startsOn, endsOn, timezone, _status } = data
  if (_status !== 'published' || !originalDoc?.id || !isPlainDate(startsOn) || !isPlainDate(endsOn)) return data
  const sessions = await rows(
    req.payload,
    'sessions',
    { edition: { equals: originalDoc.id }, _status: { equals: 'published' }, deletedAt: { exists: false } },
    { req },
  )
  const left = sessions.find(({ startsAt }) => timeOutsideEdition({ startsAt }, { startsOn, endsOn, timezone }))
  if (!left) return data
  throw refuseField(req, collection.slug, 'startsOn', {
    fr: `La session « ${left.title} » sortirait des jours de l’édition. Enregistrez l’édition en brouillon, déplacez la session, puis publiez l’édition.`,
    en: `The session "${left.title}" would fall outside the edition. Save the edition as a draft, move the session, then publish the edition.`,
  })
}
