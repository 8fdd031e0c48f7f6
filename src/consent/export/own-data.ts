import type { CollectionSlug, Payload, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { idOf } from '../../../collections/shared/ids'
import { searchKey } from '../../domain/text'
import type { Consent, ConsentEvent, PersonLink } from '../../payload-types'
import { consentsAbout, findOwnFiles } from '../erasure/own-files'
import { asOneWrite } from '../transaction'
import type { Subject } from '../withdraw/people'

export type Data = Record<string, unknown> & { id: string }

/** Everything that the database holds about a person and one document of theirs, as it holds it, with both languages. */
export interface OwnData {
  subject: Subject
  person: string
  doc: Data
  versions: { updatedAt: string; version: Data }[]
  sessions: Data[]
  consents: Consent[]
  events: ConsentEvent[]
  links: PersonLink[]
  media: Data[]
  documents: Data[]
}

/** Reads everything about a person and a document; `undefined` when there is no such document. Nothing of other people is in it. */
export async function findOwnData(payload: Payload, subject: Subject, person: string): Promise<OwnData | undefined> {
  const { collection, id } = subject
  const read = { locale: 'all', as: 'system' } as const
  const [doc] = await findDocuments<Data>(payload, collection, { ...read, where: { id: { equals: id } }, trash: true })
  if (!doc) return undefined
  const files = await asOneWrite(payload, (req) => findOwnFiles(req, subject))
  const isOwn = (one: { person?: string | null }) => searchKey(one.person ?? '') === searchKey(person)
  const consents = (await consentsAbout(payload, subject, files.media)).filter(isOwn)
  const ofSubject: Where = {
    and: [{ 'subject.relationTo': { equals: collection } }, { 'subject.value': { equals: id } }],
  }
  const evidence = new Set(consents.flatMap((consent) => idOf(consent.evidence) ?? []))
  const byIds = (slug: CollectionSlug, ids: readonly string[]) =>
    ids.length > 0 ? findDocuments<Data>(payload, slug, { ...read, where: { id: { in: [...ids] } } }) : []
  return {
    ...{ subject, person, doc, consents },
    versions: await versionsOf(payload, subject),
    sessions: collection === 'speakers' ? await sessionsOf(payload, id) : [],
    events: (await eventsOf(payload, id, consents)).filter(isOwn),
    links: (await findDocuments(payload, 'person-links', { where: ofSubject, sort: 'createdAt', as: 'system' })).filter(
      isOwn,
    ),
    media: await byIds('media', files.media),
    documents: await byIds(
      'documents',
      files.documents.filter((one) => evidence.has(one)),
    ),
  }
}

async function versionsOf(payload: Payload, { collection, id }: Subject): Promise<OwnData['versions']> {
  const { docs } = await payload.findVersions({
    ...{ collection, where: { parent: { equals: id } }, sort: '-updatedAt', limit: 0, pagination: false, depth: 0 },
    ...{ locale: 'all', overrideAccess: true },
  })
  return docs.map(({ updatedAt, version }) => ({ updatedAt, version: { ...version, id } as Data }))
}

const sessionsOf = (payload: Payload, id: string) =>
  findDocuments<Data>(payload, 'sessions', {
    ...{
      where: { 'participants.speaker': { equals: id } },
      draft: true,
      sort: 'startsAt',
      locale: 'all',
      as: 'system',
    },
  })

const eventsOf = (payload: Payload, subject: string, consents: readonly Consent[]) =>
  findDocuments(payload, 'consent-events', {
    where: { or: [{ subject: { equals: subject } }, { consent: { in: consents.map(({ id }) => id) } }] },
    sort: 'at',
    as: 'system',
  })
