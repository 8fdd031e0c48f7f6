import type { CollectionAfterChangeHook, CollectionBeforeValidateHook, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../find-documents'
import { refuseRequest } from '../messages'
import { readOnceInTransaction } from '../read-once'

/** Refuses to write to the document of a person who is being or was erased: nobody else takes their place. */
export const refuseErased: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  if (originalDoc?.id && (await isErased(req, originalDoc.id))) throw refusal(req)
  return data
}

/** The same once the document is written, in its transaction: an erasure that began since the save read it must not be undone by it. */
export const recheckErased: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'update' && (await isErased(req, doc.id))) throw refusal(req)
  return doc
}

/** Whether the person of a document is being or was erased. */
export async function isErased(req: PayloadRequest, id: string): Promise<boolean> {
  const where: Where = { and: [{ subject: { equals: id } }, { state: { not_equals: 'requested' } }] }
  const found = () => findDocuments(req, 'erasures', { where, limit: 1, as: 'system' })
  return (await readOnceInTransaction(req, `erasures of ${id}`, found)).length > 0
}

const refusal = (req: PayloadRequest) =>
  refuseRequest(
    req,
    409,
    {
      fr: 'Cette personne a été effacée : sa fiche ne se modifie plus. Pour quelqu’un d’autre, créez une nouvelle fiche.',
      en: 'This person was erased: the page cannot be changed any more. Create a new one for somebody else.',
    },
    'PERSON_ERASED',
  )
