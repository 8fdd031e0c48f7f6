import type { CollectionBeforeValidateHook } from 'payload'
import { isPlainDate } from '../../src/domain/zone'
import { refuseField } from '../shared/messages'

/** An edition ends on the day it starts or later. */
export const refuseEndBeforeStart: CollectionBeforeValidateHook = ({ collection, data, originalDoc, req }) => {
  const { startsOn, endsOn } = { ...originalDoc, ...data }
  if (!isPlainDate(startsOn) || !isPlainDate(endsOn) || startsOn <= endsOn) return data
  throw refuseField(req, collection.slug, 'endsOn', {
    fr: 'Le dernier jour vient avant le premier. Corrigez l’une des deux dates.',
    en: 'The last day comes before the first. Correct one of the two dates.',
  })
}
