import type { Payload, PayloadRequest } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { idOf } from '../../collections/shared/ids'
import type { PersonLink } from '../payload-types'
import { writeLink } from './links'
import { asOneWrite } from './transaction'

/** The document that a photo is proposed for. */
interface Subject {
  collection: string
  id: string
}

/** Finds the link with the photo that a person proposes about a document; `undefined` without one. */
export async function findProposedPhoto(
  source: Payload | PayloadRequest,
  about: Subject,
): Promise<(PersonLink & { photo: string }) | undefined> {
  const [link] = await proposals(source, about)
  const photo = idOf(link?.photo)
  return link && photo ? { ...link, photo } : undefined
}

/** Deletes the photos that a person proposes about a document, and their files. */
export async function dropProposedPhotos(req: PayloadRequest, about: Subject) {
  for (const link of await proposals(req, about)) await dropProposedPhoto(req, link)
}

/**
 * Refuses the photos that a person proposes about a document, in the transaction of their withdrawal: nobody can accept them any
 * more. Written directly to the database, so that nothing can block it; `deleteRefusedPhotos` removes the files. Returns whether there
 * were any.
 */
export async function refuseProposedPhotos(req: PayloadRequest, about: Subject): Promise<boolean> {
  const data = { photoState: 'refused' }
  const links = await proposals(req, about)
  for (const { id } of links) {
    await req.payload.db.updateOne({ collection: 'person-links', id, data, returning: false, req })
  }
  return links.length > 0
}

/** Deletes the refused photos of a document, and their files. */
export async function deleteRefusedPhotos(payload: Payload, about: Subject): Promise<void> {
  for (const link of await proposals(payload, about, 'refused')) {
    if (link.photo) await asOneWrite(payload, (req) => dropProposedPhoto(req, link))
  }
}

/** Deletes a proposed photo, and its files. */
export async function dropProposedPhoto(req: PayloadRequest, link: PersonLink): Promise<void> {
  await writeLink(req, link.id, { photo: null, photoState: 'refused' })
  const id = idOf(link.photo)
  if (id) await req.payload.delete({ collection: 'media', id, req, overrideAccess: true, depth: 0 })
}

const proposals = (source: Payload | PayloadRequest, { collection, id }: Subject, photoState = 'proposed') =>
  findDocuments(source, 'person-links', {
    where: {
      and: [
        { 'subject.relationTo': { equals: collection } },
        { 'subject.value': { equals: id } },
        { photoState: { equals: photoState } },
      ],
    },
    as: 'system',
  })
