import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook, Where } from 'payload'
import { searchKey } from '../../src/domain/text'
import { testimonialConsentUntil } from '../shared/hooks/refresh-consent'
import { refuseField } from '../shared/messages'
import { rows } from '../shared/rows'

/** Keeps the end of consent on the document at every save: what it shows decides what must be agreed to. */
export const syncConsent: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => ({
  ...data,
  consentUntil: await testimonialConsentUntil(data, originalDoc?.id, req),
})

/** A person who chose a first name or a pseudonym is not published under the name their consent was signed with. */
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
  const docs = await rows(req.payload, 'consents', where, { req })
  const isRealName = docs.some(({ person }) => {
    const words = searchKey(person)
    return words.includes(' ') && searchKey(name).includes(words)
  })
  if (!isRealName) return data
  throw refuseField(req, collection.slug, 'name', {
    fr: 'Cette personne a choisi de ne pas paraître sous son nom complet. Écrivez le prénom ou le pseudonyme convenu.',
    en: 'This person chose not to appear under their full name. Write the agreed first name or pseudonym.',
  })
}
