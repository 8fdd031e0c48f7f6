import type { Payload, PayloadRequest } from 'payload'
import { asOneWrite } from '../transaction'
import type { Subject } from '../withdraw/people'
import { consentsAbout, findOwnFiles } from './own-files'
import { hideNameInEvents } from './records'

/**
 * Deletes the private documents and the images of a person with their files, and the consents about these images. The documents come
 * first: the consents say which they are.
 */
export async function removeFiles(payload: Payload, subject: Subject): Promise<void> {
  const { media, documents } = await asOneWrite(payload, (req) => findOwnFiles(req, subject))
  for (const id of documents) {
    await asOneWrite(payload, async (req) => {
      await req.payload.db.deleteOne({ collection: 'documents', where: { id: { equals: id } }, req })
    })
  }
  for (const id of media) await asOneWrite(payload, (req) => removeImage(req, subject, id))
}

async function removeImage(req: PayloadRequest, subject: Subject, id: string): Promise<void> {
  const { db } = req.payload
  await hideNameInEvents(req, { subject: { equals: id } })
  for (const consent of await consentsAbout(req, subject, [id])) {
    if (consent.subject.relationTo !== 'media') continue
    await db.deleteOne({ collection: 'consents', where: { id: { equals: consent.id } }, req })
  }
  await db.deleteOne({ collection: 'media', where: { id: { equals: id } }, req })
}
