import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { idOf } from '../../collections/shared/ids'
import { hasPersonPage, type PersonCollection, personCollections } from '../domain/person-link'
import type { PlainDate } from '../domain/zone'

/** Somebody who was withdrawn, has agreed again since, and is not public: an editor publishes their document first. */
export interface Returning {
  collection: PersonCollection
  id: string
  /** The name of the document. */
  name: string
  /** The day of the consent. */
  givenOn: PlainDate
}

/** Finds who has agreed again and waits to be published, whoever reads. */
export async function findReturning(req: PayloadRequest, today: PlainDate): Promise<Returning[]> {
  const rows = await findDocuments(req, 'withdrawals', { select: { subject: true }, as: 'system' })
  const withdrawn = new Set(rows.flatMap(({ subject }) => subject ?? []))
  if (withdrawn.size === 0) return []
  const isValid: Where = { or: [{ expiresOn: { equals: null } }, { expiresOn: { greater_than_equal: today } }] }
  const consents = await findDocuments(req, 'consents', {
    where: { and: [{ withdrawnAt: { equals: null } }, isValid] },
    sort: '-givenOn',
    as: 'system',
  })
  const givenOn = new Map<string, PlainDate>()
  for (const { subject, givenOn: day } of consents) {
    const id = idOf(subject.value)
    if (id && hasPersonPage(subject.relationTo) && withdrawn.has(id) && !givenOn.has(id)) givenOn.set(id, day)
  }
  const where: Where = { and: [{ id: { in: [...givenOn.keys()] } }, { _status: { not_equals: 'published' } }] }
  const found: Returning[] = []
  for (const collection of givenOn.size > 0 ? personCollections : []) {
    const docs = await findDocuments<{ id: string; name?: string | null }>(req, collection, { where, as: 'system' })
    for (const { id, name } of docs) found.push({ collection, id, name: name ?? '', givenOn: givenOn.get(id) ?? today })
  }
  return found
}
