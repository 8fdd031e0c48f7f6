import type { Payload, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { NO_JOINS } from '../../database/no-joins'
import { ERASED_PERSON } from '../../domain/erasure'
import { personCollections } from '../../domain/person-link'
import { searchKey } from '../../domain/text'
import type { Subject } from '../withdraw/people'
import { consentsAbout } from './own-files'

/** The names and e-mail addresses of a person that a document, its versions, its consents and its links name. */
export interface KnownNames {
  names: string[]
  addresses: string[]
}

/** Finds what names a person, except what names somebody else too. */
export async function findNames(payload: Payload, subject: Subject): Promise<KnownNames> {
  const { collection, id } = subject
  const where: Where = { and: [{ 'subject.relationTo': { equals: collection } }, { 'subject.value': { equals: id } }] }
  const links = await findDocuments(payload, 'person-links', { where, as: 'system' })
  const consents = await consentsAbout(payload, subject, [])
  const versions = await payload.db.findVersions<{ name?: string | null }>({
    ...{ collection, where: { parent: { equals: id } }, limit: 0, pagination: false, joins: NO_JOINS },
  })
  const options = { where: { id: { equals: id } }, trash: true, as: 'system' } as const
  const docs = await findDocuments<{ name?: string | null }>(payload, collection, options)
  const named = [...docs, ...versions.docs.map(({ version }) => version)].flatMap(({ name }) => name ?? [])
  const found = [...named, ...[...consents, ...links].map(({ person }) => person)]
  const names = [...new Set(found)].filter((name) => name && name !== ERASED_PERSON.fr)
  const others = await namesOfOthers(payload, subject)
  return {
    names: names.filter((name) => !others.has(searchKey(name))),
    addresses: [...new Set(links.flatMap(({ email }) => email ?? []))],
  }
}

/** The names of the other speakers and witnesses, as search keys. */
async function namesOfOthers(source: Payload | PayloadRequest, subject: Subject): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  for (const collection of personCollections) {
    const options = { draft: true, trash: true, select: { name: true }, as: 'system' } as const
    const docs = await findDocuments<{ id: string; name?: string | null }>(source, collection, options)
    for (const { id, name } of docs) if (id !== subject.id && name) names.add(searchKey(name))
  }
  return names
}
