import type { Payload, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import { imagesOfSameFile } from '../../../collections/shared/same-file'
import { fileNames } from '../../../collections/shared/uploads/file-metadata'
import { NO_JOINS } from '../../database/no-joins'
import { personCollections } from '../../domain/person-link'
import { recordOf } from '../../domain/record'
import type { Consent } from '../../payload-types'
import { photosOf, type Subject } from '../withdraw/people'

/** The images, captions and private documents that belong to a person. */
export interface OwnFiles {
  media: string[]
  documents: string[]
}

/** A row of an upload collection with its hidden fields. */
interface FileRow {
  id: string
  filename?: string | null
  [field: string]: unknown
}

/**
 * Finds the photos of a person, of drafts and versions too, those that they proposed, others made of the same file, the captions of
 * their video, and the evidence of their consents. What another person has too is not theirs alone, and is left out.
 */
export async function findOwnFiles(req: PayloadRequest, subject: Subject): Promise<OwnFiles> {
  const photos = [...(await photosOf(req, subject)), ...(await proposedPhotos(req, subject))]
  const same: string[] = []
  for (const id of photos) same.push(...(await imagesOfSameFile(req, { id })))
  const captions = await captionsOf(req, subject)
  const media: string[] = []
  for (const id of new Set([...photos, ...same, ...captions])) {
    if (!(await isOfAnother(req, subject, id))) media.push(id)
  }
  const consents = await consentsAbout(req, subject, media)
  const evidence = new Set(consents.flatMap((consent) => idOf(consent.evidence) ?? []))
  const others = await findDocuments(req, 'consents', { where: { evidence: { in: [...evidence] } }, as: 'system' })
  const own = new Set(consents.map(({ id }) => id))
  for (const other of others) if (!own.has(other.id)) evidence.delete(idOf(other.evidence) ?? '')
  return { media, documents: [...evidence] }
}

/** The consents about a document and about images. */
export function consentsAbout(
  source: Payload | PayloadRequest,
  { collection, id }: Subject,
  media: readonly string[],
): Promise<Consent[]> {
  const about = (relationTo: string, value: Where[string]): Where => ({
    and: [{ 'subject.relationTo': { equals: relationTo } }, { 'subject.value': value }],
  })
  const or = [about(collection, { equals: id }), ...media.map((image) => about('media', { equals: image }))]
  return findDocuments(source, 'consents', { where: { or }, sort: 'createdAt', as: 'system' })
}

/** The names of the files of images and documents, of every size. */
export async function fileNamesOf(req: PayloadRequest, { media, documents }: OwnFiles): Promise<string[]> {
  const rows = [...(await filesRows(req, 'media', media)), ...(await filesRows(req, 'documents', documents))]
  return rows.flatMap(fileNames)
}

/** The rows of images or documents, as the database holds them. */
export async function filesRows(
  req: PayloadRequest,
  collection: 'media' | 'documents',
  ids: readonly string[],
): Promise<FileRow[]> {
  if (ids.length === 0) return []
  const where = { id: { in: [...ids] } }
  const search = { collection, where, limit: 0, pagination: false, joins: NO_JOINS, req } as const
  return (await req.payload.db.find<FileRow>(search)).docs
}

async function proposedPhotos(req: PayloadRequest, { collection, id }: Subject): Promise<string[]> {
  const where: Where = { and: [{ 'subject.relationTo': { equals: collection } }, { 'subject.value': { equals: id } }] }
  const links = await findDocuments(req, 'person-links', { where, as: 'system' })
  return links.flatMap(({ photo }) => idOf(photo) ?? [])
}

/** The captions of the video of a document that are files of this site. */
async function captionsOf(req: PayloadRequest, { collection, id }: Subject): Promise<string[]> {
  if (collection !== 'testimonials') return []
  const addresses: unknown[] = []
  for (const draft of [false, true]) {
    const options = { where: { id: { equals: id } }, draft, trash: true, as: 'system' } as const
    const docs = await findDocuments<Record<string, unknown>>(req, collection, options)
    addresses.push(...docs.map(({ video }) => recordOf(video).captionsUrl))
  }
  const names = addresses.flatMap((address) => /\/api\/media\/file\/([^/?#]+)/.exec(String(address))?.[1] ?? [])
  if (names.length === 0) return []
  return (await findDocuments(req, 'media', { where: { filename: { in: names } }, as: 'system' })).map((one) => one.id)
}

/** Whether a person other than that of a document has an image. */
async function isOfAnother(req: PayloadRequest, subject: Subject, image: string): Promise<boolean> {
  for (const collection of personCollections) {
    for (const draft of [false, true]) {
      const options = { where: { photo: { equals: image } }, draft, trash: true, as: 'system' } as const
      const docs = await findDocuments(req, collection, options)
      if (docs.some(({ id }) => id !== subject.id)) return true
    }
  }
  return false
}
