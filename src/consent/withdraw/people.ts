import type { Payload, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import { NO_JOINS } from '../../database/no-joins'
import type { PersonCollection } from '../../domain/person-link'
import { searchKey } from '../../domain/text'

/** The document of a person. */
export interface Subject {
  collection: PersonCollection
  id: string
}

/** The photos of a document: the public one, those of its drafts, and those of its versions. */
export async function photosOf(source: Payload | PayloadRequest, { collection, id }: Subject): Promise<string[]> {
  const where = { id: { equals: id } }
  const [doc] = await findDocuments<{ photo?: unknown }>(source, collection, { where, trash: true, as: 'system' })
  const payload = 'payload' in source ? source.payload : source
  const { docs } = await payload.db.findVersions<{ photo?: unknown }>({
    ...{ collection, where: { parent: { equals: id } }, limit: 0, pagination: false, joins: NO_JOINS },
    ...('payload' in source ? { req: source } : {}),
  })
  const photos = [doc, ...docs.map(({ version }) => version)].flatMap((one) => idOf(one?.photo) ?? [])
  return [...new Set(photos)]
}

/** The people whom the consents of a document name, each once; else the one whom its last link is for, else its name. */
export async function peopleOf(source: Payload | PayloadRequest, { collection, id }: Subject): Promise<string[]> {
  const where: Where = { and: [{ 'subject.relationTo': { equals: collection } }, { 'subject.value': { equals: id } }] }
  const consents = await findDocuments(source, 'consents', { where, sort: 'createdAt', as: 'system' })
  const named = new Map(consents.map(({ person }) => [searchKey(person), person]))
  if (named.size > 0) return [...named.values()]
  const [link] = await findDocuments(source, 'person-links', { where, sort: '-createdAt', limit: 1, as: 'system' })
  if (link) return [link.person]
  const options = { where: { id: { equals: id } }, draft: true, trash: true, as: 'system' } as const
  const [doc] = await findDocuments<{ name?: string | null }>(source, collection, options)
  return doc?.name ? [doc.name] : []
}
