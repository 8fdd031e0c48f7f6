import type { Payload, PayloadRequest } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { idOf } from '../../collections/shared/ids'
import { ERASED_PERSON } from '../domain/erasure'
import { type PersonCollection, personCollections } from '../domain/person-link'
import { searchKey } from '../domain/text'
import { fullNames } from './erasure/names'
import { peopleOf, type Subject } from './withdraw/people'

/** A document that may be about the same person. */
export interface Namesake extends Subject {
  name: string
}

/**
 * Finds the other speakers and testimonials that share a full name or an e-mail address with a document: a person may have both. Two
 * people may share a name too: a person of the staff decides.
 */
export async function findNamesakes(source: Payload | PayloadRequest, subject: Subject): Promise<Namesake[]> {
  const named = await findNamed(source)
  const people = (await peopleOf(source, subject)).map(searchKey)
  const own = [...people, ...named.filter((one) => isSameDocument(one, subject)).flatMap(({ keys }) => keys)]
  const wanted = new Set([...fullNames(own).map(searchKey), ...own.filter((key) => key.includes('@'))])
  const found = new Map<string, Namesake>()
  for (const { keys, ...one } of named) {
    if (!isSameDocument(one, subject) && keys.some((key) => wanted.has(key))) found.set(one.id, one)
  }
  return [...found.values()]
}

const isSameDocument = (one: Subject, other: Subject) => one.collection === other.collection && one.id === other.id

/** Every document of a person, with the search keys of what names its person. */
async function findNamed(source: Payload | PayloadRequest): Promise<(Namesake & { keys: string[] })[]> {
  const keys = new Map<string, string[]>()
  const add = (relationTo: string | undefined, value: unknown, texts: (string | null | undefined)[]) => {
    const key = `${relationTo} ${idOf(value)}`
    keys.set(key, [...(keys.get(key) ?? []), ...texts.flatMap((text) => (text ? [searchKey(text)] : []))])
  }
  for (const { subject, person } of await findDocuments(source, 'consents', { as: 'system' })) {
    add(subject.relationTo, subject.value, [person])
  }
  for (const { subject, person, email } of await findDocuments(source, 'person-links', { as: 'system' })) {
    add(subject?.relationTo, subject?.value, [person, email])
  }
  const found: (Namesake & { keys: string[] })[] = []
  for (const collection of personCollections) {
    for (const { id, name } of await findPeople(source, collection)) {
      if (!name || name === ERASED_PERSON.fr) continue
      found.push({ collection, id, name, keys: [searchKey(name), ...(keys.get(`${collection} ${id}`) ?? [])] })
    }
  }
  return found
}

const findPeople = (source: Payload | PayloadRequest, collection: PersonCollection) =>
  findDocuments<{ id: string; name?: string | null }>(source, collection, {
    ...{ draft: true, trash: true, select: { name: true }, as: 'system' },
  })
