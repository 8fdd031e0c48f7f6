import type { Payload, PayloadRequest } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { idOf } from '../../collections/shared/ids'
import type { PersonLink } from '../payload-types'
import { writeLink } from './links'

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

/** Deletes a proposed photo, and its files. */
export async function dropProposedPhoto(req: PayloadRequest, link: PersonLink): Promise<void> {
  await writeLink(req, link.id, { photo: null, photoState: 'refused' })
  const id = idOf(link.photo)
  if (id) await req.payload.delete({ collection: 'media', id, req, overrideAccess: true, depth: 0 })
}

const proposals = (source: Payload | PayloadRequest, { collection, id }: Subject) =>
  findDocuments(source, 'person-links', {
    where: {
      and: [
        { 'subject.relationTo': { equals: collection } },
        { 'subject.value': { equals: id } },
        { photoState: { equals: 'proposed' } },
      ],
    },
    as: 'system',
  })
