import type { Payload, PayloadRequest, Where } from 'payload'
import { recordRefusal } from '../../collections/consents/record-refusal'
import { findDocuments } from '../../collections/shared/find-documents'
import { idOf } from '../../collections/shared/ids'
import type { ConsentScope } from '../domain/consent'
import { currentWording } from '../domain/consent-wordings'
import type { DisplayMode } from '../domain/display-mode'
import type { PersonCollection } from '../domain/person-link'
import { searchKey } from '../domain/text'
import { DEFAULT_ZONE, dayIn, type PlainDate } from '../domain/zone'
import type { Consent } from '../payload-types'
import { dropProposedPhotos, refuseProposedPhotos } from './proposed-photos'

/** A person and the document about them. */
export interface PersonOf {
  collection: PersonCollection | 'media'
  id: string
  person: string
}

/** What a person agrees to on their page. */
export interface Choices {
  scope: ConsentScope[]
  displayMode?: DisplayMode
  expiresOn?: PlainDate
}

/** Finds the consents of a person about a document and about its photo, and its former ones, the latest first. */
export async function consentsOf(
  source: Payload | PayloadRequest,
  about: PersonOf,
  formerPhotos: readonly string[] = [],
): Promise<Consent[]> {
  const { collection, id, person } = about
  const former = formerPhotos.map((value) => ({ relationTo: 'media', value }))
  const subjects = [{ relationTo: collection as string, value: id }, ...(await photosOf(source, about)), ...former]
  const or = subjects.map(
    ({ relationTo, value }): Where => ({
      and: [{ 'subject.relationTo': { equals: relationTo } }, { 'subject.value': { equals: value } }],
    }),
  )
  const found = await findDocuments(source, 'consents', { where: { or }, sort: '-createdAt', as: 'system' })
  return found.filter((consent) => searchKey(consent.person) === searchKey(person))
}

async function photosOf(source: Payload | PayloadRequest, { collection, id }: PersonOf) {
  if (collection === 'media') return []
  const values: string[] = []
  for (const draft of [false, true]) {
    const options = { where: { id: { equals: id } }, draft, trash: true, as: 'system' } as const
    const [doc] = await findDocuments<{ photo?: unknown }>(source, collection, options)
    const photo = idOf(doc?.photo)
    if (photo && !values.includes(photo)) values.push(photo)
  }
  return values.map((value) => ({ relationTo: 'media', value }))
}

/** The consent that holds what a person chose: that of the document itself which is valid. */
export const currentConsent = (consents: readonly Consent[], { collection }: PersonOf): Consent | undefined =>
  consents.find(({ subject, withdrawnAt }) => !withdrawnAt && subject.relationTo === collection)

/** Records what a person chose in place of everything that they had agreed to before. */
export async function recordChoices(req: PayloadRequest, about: PersonOf, choices: Choices): Promise<void> {
  const consents = await consentsOf(req, about)
  const current = currentConsent(consents, about)
  const data = {
    ...{ scope: choices.scope, displayMode: choices.displayMode ?? null, expiresOn: choices.expiresOn ?? null },
    ...{
      givenOn: dayIn(new Date().toISOString(), DEFAULT_ZONE),
      wording: currentWording.version,
      how: 'link' as const,
    },
  }
  const options = { collection: 'consents', req, overrideAccess: true, depth: 0 } as const
  if (current) await req.payload.update({ ...options, id: current.id, data })
  else {
    const subject = { relationTo: about.collection, value: about.id }
    await req.payload.create({ ...options, data: { ...data, person: about.person, subject } })
  }
  if (!choices.scope.includes('photo')) await dropProposedPhotos(req, about)
  // An older consent would still cover what was left out.
  await withdrawAll(
    req,
    consents.filter((consent) => consent !== current),
  )
}

/**
 * Takes back everything that a person agreed to, and records that they refuse the rest: their name as a speaker and a photo
 * that needs no consent are public without one, and others may have consented for them under another spelling of their name.
 * Returns whether there was anything to record.
 */
export async function recordWithdrawal(
  req: PayloadRequest,
  about: PersonOf,
  formerPhotos: readonly string[] = [],
): Promise<boolean> {
  const consents = await consentsOf(req, about, formerPhotos)
  await withdrawAll(req, consents)
  const hadPhoto = await refuseProposedPhotos(req, about)
  // A consent given on the page refuses what it leaves out, also once it is withdrawn.
  const isRefused = consents.some(({ how, subject }) => how === 'link' && subject.relationTo === about.collection)
  if (!isRefused) await recordRefusal(req, about.person, { relationTo: about.collection, value: about.id })
  return hadPhoto || !isRefused || consents.some(({ withdrawnAt }) => !withdrawnAt)
}

async function withdrawAll(req: PayloadRequest, consents: readonly Consent[]): Promise<void> {
  const data = { withdrawnAt: new Date().toISOString() }
  for (const { id, withdrawnAt } of consents) {
    if (withdrawnAt) continue
    await req.payload.update({ collection: 'consents', id, data, req, overrideAccess: true, depth: 0 })
  }
}
