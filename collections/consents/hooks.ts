import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeValidateHook,
  PayloadRequest,
} from 'payload'
import { DEFAULT_ZONE, dayIn, isPlainDate } from '../../src/domain/zone'
import { findPublishedName } from '../shared/hidden-names'
import { refreshConsent, refreshPhotos } from '../shared/hooks/refresh-consent'
import { idOf } from '../shared/ids'
import { refuseField } from '../shared/messages'

/** Refuses a consent that is dated in the future, or that expires before it was given. */
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

/** Refuses a consent that gives the full name of a person whose published testimonial contains it without showing it as theirs. */
export const refusePublishedName: CollectionBeforeValidateHook = async ({ collection, data, originalDoc, req }) => {
  const { person, subject, withdrawnAt } = { ...originalDoc, ...data }
  const id = idOf(subject?.value)
  if (withdrawnAt || subject?.relationTo !== 'testimonials' || !id || typeof person !== 'string') return data
  // A consent that is reduced must not be held up by what it says already.
  const isSame = originalDoc?.person === person && idOf(originalDoc?.subject?.value) === id
  if (isSame || !(await findPublishedName(req, id, person))) return data
  throw refuseField(req, collection.slug, 'person', {
    fr: 'Ce témoignage ne doit pas montrer le nom complet de cette personne, et il s’y lit (nom, textes, adresse ou photo). Corrigez-le et publiez-le, puis enregistrez l’accord.',
    en: 'This testimonial is not to show the full name of this person, and it can be read there (name, texts, slug or photo). Correct and publish it, then record the consent.',
  })
}

/** Recomputes the consent of the former and the new subject of a consent. */
export const refreshSubjectConsent: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  await refreshSubject(doc.subject, req)
  const before: SubjectReference | undefined = previousDoc?.subject
  if (before?.value && idOf(before.value) !== idOf(doc.subject?.value)) await refreshSubject(before, req)
  return doc
}

/** Recomputes the consent of the subject of a deleted consent. */
export const refreshSubjectConsentAfterDelete: CollectionAfterDeleteHook = async ({ doc, req }) => {
  await refreshSubject(doc.subject, req)
  return doc
}

interface SubjectReference {
  relationTo: 'testimonials' | 'speakers' | 'media'
  value: string | { id: string }
}

/** Recomputes until when consent covers a subject and its photos. */
export async function refreshSubject(subject: SubjectReference | null | undefined, req: PayloadRequest): Promise<void> {
  const id = idOf(subject?.value)
  if (!subject || !id) return
  await refreshConsent(subject.relationTo, id, req)
  if (subject.relationTo !== 'media') await refreshPhotos(subject.relationTo, id, req)
}
