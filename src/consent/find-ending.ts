import type { CollectionSlug, Payload, PayloadRequest } from 'payload'
import { findDocuments } from '../../collections/shared/find-documents'
import { idOf } from '../../collections/shared/ids'
import { consentsEnding, type EndingConsent, lastWarnedDay } from '../domain/consent-ending'
import type { PlainDate } from '../domain/zone'
import type { Consent } from '../payload-types'

/** A consent that ends within thirty days. */
export interface Ending extends EndingConsent {
  expiresOn: PlainDate
  collection: 'testimonials' | 'speakers' | 'media'
  /** The id of what it covers. */
  about: string
  /** The name of what it covers, as the site shows it. */
  title: string
  /** The end of which editors were notified by mail. */
  warnedOf?: string | null
}

/** Finds the consents that end within thirty days, whoever reads. */
export async function findEnding(source: Payload | PayloadRequest, today: PlainDate): Promise<Ending[]> {
  const ending = await findDocuments(source, 'consents', {
    where: {
      and: [
        { expiresOn: { greater_than_equal: today } },
        { expiresOn: { less_than_equal: lastWarnedDay(today) } },
        { withdrawnAt: { equals: null } },
      ],
    },
    showHiddenFields: true,
    as: 'system',
  })
  if (ending.length === 0) return []
  const subjects = [...new Set(ending.flatMap(({ subject }) => idOf(subject.value) ?? []))]
  const beside = await findDocuments(source, 'consents', {
    where: { or: subjects.map((value) => ({ 'subject.value': { equals: value } })) },
    showHiddenFields: true,
    as: 'system',
  })
  const found = consentsEnding(beside.map(withSubject), today)
  const titles = await titlesOf(source, found)
  return found.map((one) => ({ ...one, title: titles.get(one.subject) ?? '' }))
}

function withSubject(consent: Consent) {
  const { id, person, scope, expiresOn, withdrawnAt, warnedOf, subject } = consent
  const [collection, about] = [subject.relationTo, idOf(subject.value) ?? '']
  return { id, person, scope, expiresOn, withdrawnAt, warnedOf, collection, about, subject: `${collection}#${about}` }
}

type Found = Pick<Ending, 'collection' | 'about'>

async function titlesOf(source: Payload | PayloadRequest, found: readonly Found[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const collection of ['testimonials', 'speakers', 'media'] as const) {
    const ids = found.filter((one) => one.collection === collection).map(({ about }) => about)
    if (ids.length === 0) continue
    const docs = await findDocuments<{ id: string; name?: string | null; alt?: string | null }>(
      source,
      collection as CollectionSlug,
      { where: { id: { in: ids } }, trash: true, as: 'system' },
    )
    for (const { id, name, alt } of docs) titles.set(`${collection}#${id}`, name ?? alt ?? '')
  }
  return titles
}
