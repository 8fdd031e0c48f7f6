import { fileTypeFromBuffer } from 'file-type'
import { APIError, type Payload, type PayloadRequest, type Where } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { idOf } from '../../collections/shared/ids'
import { currentWording } from '../domain/consent-wordings'
import type { PersonCollection } from '../domain/person-link'
import { DEFAULT_ZONE, dayIn } from '../domain/zone'
import type { PersonLink } from '../payload-types'
import { consentsOf, currentConsent, type PersonOf } from './choices'
import { writeLink } from './links'
import { dropProposedPhoto, dropProposedPhotos } from './proposed-photos'
import { asOneWrite } from './transaction'

/** A file that a person sends. */
export interface SentFile {
  data: Buffer
  name: string
  size: number
  mimetype: string
}

interface OpenLink {
  link: PersonLink
  collection: PersonCollection
  id: string
}

/**
 * Stores the photo that a person proposes: an image that no consent covers, and that no document shows. It replaces the one
 * that they proposed before. Rejects as an upload does when the file is no image, damaged or too large.
 */
export async function proposePhoto(
  payload: Payload,
  { link, collection, id }: OpenLink,
  file: SentFile,
): Promise<void> {
  // Captions would be accepted there too.
  const type = await fileTypeFromBuffer(file.data)
  if (!type?.mime.startsWith('image/')) throw new APIError('The file is no image.', 400)
  await asOneWrite(payload, async (req) => {
    const photo = await req.payload.create({
      collection: 'media',
      data: { alt: 'Portrait', needsConsent: true },
      // The name that a person gives a file may be theirs.
      file: { ...file, name: 'portrait' },
      ...{ req, overrideAccess: true, depth: 0 },
    })
    await dropProposedPhotos(req, { collection, id })
    await writeLink(req, link.id, { photo: photo.id, photoState: 'proposed', photoAt: new Date().toISOString() })
  })
}

/**
 * Accepts or refuses a proposed photo, once. An accepted one enters the draft of the document, with the consent that the
 * person gave for it; a refused one is deleted. Returns `false` when there is none: the person has taken it back.
 */
export function decideOnPhoto(payload: Payload, linkId: string, isAccepted: boolean): Promise<boolean> {
  return asOneWrite(payload, async (req) => {
    const where: Where = { and: [{ id: { equals: linkId } }, { photoState: { equals: 'proposed' } }] }
    const [link] = await findDocuments(req, 'person-links', { where, as: 'system' })
    const [id, photo] = [idOf(link?.subject?.value), idOf(link?.photo)]
    if (!link?.subject || !id || !photo) return false
    if (!isAccepted) {
      await dropProposedPhoto(req, link)
      return true
    }
    const about: PersonOf = { collection: link.subject.relationTo, id, person: link.person }
    await writeLink(req, link.id, { photoState: 'accepted' })
    await recordPhotoConsent(req, about, photo, link.photoAt ?? new Date().toISOString())
    const data = { photo } as never
    const options = { collection: link.subject.relationTo, id, data, draft: true, locale: 'fr' } as const
    await req.payload.update({ ...options, depth: 0, req, overrideAccess: true })
    return true
  })
}

/** Records that a person agreed to show a photo, until the end that they chose for the rest. */
async function recordPhotoConsent(req: PayloadRequest, about: PersonOf, photo: string, at: string): Promise<void> {
  const current = currentConsent(await consentsOf(req, about), about)
  await req.payload.create({
    collection: 'consents',
    data: {
      ...{ person: about.person, subject: { relationTo: 'media', value: photo }, scope: ['photo'] },
      ...{ givenOn: dayIn(at, DEFAULT_ZONE), expiresOn: current?.expiresOn ?? null },
      ...{ wording: currentWording.version, how: 'link' },
    },
    ...{ req, overrideAccess: true, depth: 0 },
  })
}
