import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  PayloadRequest,
} from 'payload'
import { DEFAULT_ZONE, dayIn, isPlainDate } from '../../src/domain/zone'
import { refreshConsent, refreshPhotos } from '../shared/hooks/refresh-consent'
import { refuseField } from '../shared/messages'

/** A consent is written down once given; it ends on the day it was given or later. */
export const refuseFutureConsent: CollectionBeforeValidateHook = ({ collection, data, originalDoc, req }) => {
  const { givenOn, expiresOn, withdrawnAt } = { ...originalDoc, ...data }
  if (withdrawnAt || !isPlainDate(givenOn)) return data
  if (givenOn > dayIn(new Date().toISOString(), DEFAULT_ZONE)) {
    throw refuseField(req, collection.slug, 'givenOn', {
      fr: 'Cette date est à venir. Indiquez le jour où la personne a donné son accord.',
      en: 'This date is in the future. Give the day on which the person agreed.',
    })
  }
  if (isPlainDate(expiresOn) && expiresOn < givenOn) {
    throw refuseField(req, collection.slug, 'expiresOn', {
      fr: 'L’accord se termine avant d’avoir été donné. Corrigez l’une des deux dates.',
      en: 'The consent ends before it was given. Correct one of the two dates.',
    })
  }
  return data
}

/** A withdrawal does not wait until somebody has closed the form of the consent. */
export const withdrawDespiteLock: CollectionBeforeOperationHook = ({ args, operation }) => {
  const { data } = args as { data?: { withdrawnAt?: unknown } }
  return operation === 'update' && data?.withdrawnAt ? { ...args, overrideLock: true } : args
}

/** Brings what a consent says to what it covers, before and after a change. */
export const refreshSubjectConsent: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  await refreshSubject(doc.subject, req)
  const before: SubjectReference | undefined = previousDoc?.subject
  if (before?.value && (!doc.subject?.value || idOf(before) !== idOf(doc.subject))) await refreshSubject(before, req)
  return doc
}

/** A deleted consent covers nothing. */
export const refreshSubjectConsentAfterDelete: CollectionAfterDeleteHook = async ({ doc, req }) => {
  await refreshSubject(doc.subject, req)
  return doc
}

interface SubjectReference {
  relationTo: 'testimonials' | 'speakers' | 'media'
  value: string | { id: string }
}

async function refreshSubject(subject: SubjectReference | null | undefined, req: PayloadRequest): Promise<void> {
  if (!subject?.value) return
  const id = idOf(subject)
  if (subject.relationTo !== 'speakers') await refreshConsent(subject.relationTo, id, req)
  if (subject.relationTo !== 'media') await refreshPhotos(subject.relationTo, id, req)
}

const idOf = ({ value }: SubjectReference) => (typeof value === 'string' ? value : value.id)
