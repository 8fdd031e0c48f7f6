import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook, Where } from 'payload'
import { searchKey } from '../../src/domain/text'
import { findDocuments } from '../shared/find-documents'
import { testimonialConsentUntil } from '../shared/hooks/refresh-consent'
import { refuseField } from '../shared/messages'

/** Stores until when consent covers what the document shows, at every save. */
export const syncConsent: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => ({
  ...data,
  consentUntil: await testimonialConsentUntil(data, originalDoc?.id, req),
})

/** Refuses to publish a person who chose a first name or a pseudonym under the full name of their consent. */
export const refuseRealNameBehindPseudonym: CollectionBeforeValidateHook = async ({
  collection,
  data,
  originalDoc,
  req,
}) => {
  const { name, displayMode } = { ...originalDoc, ...data }
  const id = originalDoc?.id
  if (data?._status !== 'published' || displayMode === 'full-name' || typeof name !== 'string' || !id) return data
  const where: Where = {
    and: [{ 'subject.relationTo': { equals: 'testimonials' } }, { 'subject.value': { equals: id } }],
  }
  const docs = await findDocuments(req, 'consents', { where, as: 'system' })
  const isRealName = docs.some(({ person }) => {
    const fullName = searchKey(person)
    return fullName.includes(' ') && searchKey(name).includes(fullName)
  })
  if (!isRealName) return data
  throw refuseField(req, collection.slug, 'name', {
    fr: 'Cette personne a choisi de ne pas paraître sous son nom complet. Écrivez le prénom ou le pseudonyme convenu.',
    en: 'This person chose not to appear under their full name. Write the agreed first name or pseudonym.',
  })
}
