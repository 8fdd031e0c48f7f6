import type { Payload, PayloadRequest } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { idOf } from '../../collections/shared/ids'
import { type PersonState, stateOfPerson } from '../domain/people-of-edition'
import type { PersonLink } from '../payload-types'

/** A speaker of an edition, and what became of the link to their page. */
export interface PersonOfEdition extends PersonState {
  id: string
  /** The name that the link is for: that of the last one, else that of the speaker. */
  person: string
}

/** Finds the speakers of the sessions of an edition, published or not, by name. */
export async function findPeople(
  source: Payload | PayloadRequest,
  edition: string,
  now: Date,
): Promise<PersonOfEdition[]> {
  const ids = await speakersOf(source, edition)
  if (ids.length === 0) return []
  const speakers = await findDocuments<{ id: string; name?: string | null }>(source, 'speakers', {
    where: { id: { in: ids } },
    draft: true,
    sort: 'nameKey',
    as: 'system',
  })
  const links = await linksBySpeaker(source)
  const isBegun = { state: { not_equals: 'requested' } }
  const erased = new Set(
    (await findDocuments(source, 'erasures', { where: isBegun, as: 'system' })).map(({ subject }) => subject),
  )
  const present = speakers.filter(({ id }) => !erased.has(id))
  return present.map(({ id, name }) => {
    const own = links.get(id) ?? []
    return { id, person: own[0]?.person ?? name ?? '', ...stateOfPerson(own as never, now) }
  })
}

async function speakersOf(source: Payload | PayloadRequest, edition: string): Promise<string[]> {
  const options = { where: { edition: { equals: edition } }, as: 'system' } as const
  const sessions = [
    ...(await findDocuments(source, 'sessions', options)),
    ...(await findDocuments(source, 'sessions', { ...options, draft: true })),
  ]
  return [
    ...new Set(
      sessions.flatMap(({ participants }) => (participants ?? []).flatMap(({ speaker }) => idOf(speaker) ?? [])),
    ),
  ]
}

/** The links of all speakers, the latest first. */
async function linksBySpeaker(source: Payload | PayloadRequest): Promise<Map<string, PersonLink[]>> {
  const where = { 'subject.relationTo': { equals: 'speakers' } }
  const links = await findDocuments(source, 'person-links', { where, sort: '-createdAt', as: 'system' })
  const found = new Map<string, PersonLink[]>()
  for (const link of links) {
    const id = idOf(link.subject?.value)
    if (id) found.set(id, [...(found.get(id) ?? []), link])
  }
  return found
}
