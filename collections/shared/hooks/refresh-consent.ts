import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  Payload,
  PayloadRequest,
  Where,
} from 'payload'
import { NO_JOINS } from '../../../src/database/no-joins'
import { ALWAYS, type Consent, type ConsentScope, coveredUntil, hasWithdrawn, NEVER } from '../../../src/domain/consent'
import type { ConsentWay } from '../../../src/domain/consent-event'
import { allowsDisplay, type DisplayMode } from '../../../src/domain/display-mode'
import { findDocuments } from '../find-documents'
import { idOf } from '../ids'
import { isolatedRequest } from '../isolated-request'
import { readOnceInTransaction } from '../read-once'
import { imagesOfSameFile } from '../same-file'

/** The collections whose documents store until when consent covers them. */
export type Subject = 'testimonials' | 'media' | 'speakers'

type Data = Record<string, unknown>

type StoredConsent = Consent & { displayMode?: DisplayMode | null; how?: ConsentWay | null }

/** The scopes of consent that a testimonial needs. Its photo is covered separately, as a document of `media`. */
export function scopesOf(testimonial: Data): ConsentScope[] {
  const video = testimonial.video as { url?: string } | undefined
  return [
    'quote',
    ...(testimonial.displayMode === 'pseudonym' ? [] : (['name'] as const)),
    ...(video?.url ? (['video', 'voice'] as const) : []),
  ]
}

/** Until when consent covers what a version of a testimonial shows. */
export async function testimonialConsentUntil(
  testimonial: Data,
  id: string | undefined,
  source: Payload | PayloadRequest,
) {
  const consents = id ? await consentsFor([{ relationTo: 'testimonials', value: id }], source) : []
  const shown = (testimonial.displayMode ?? 'full-name') as DisplayMode
  return coveredUntil(
    consents.map((consent) => forDisplay(consent, shown)),
    scopesOf(testimonial),
  )
}

// A person who chose to show less of their name did not agree to be shown like this.
const forDisplay = (consent: StoredConsent, shown: DisplayMode): Consent =>
  allowsDisplay(consent.displayMode, shown) ? consent : { ...consent, scope: [] }

/**
 * Until when the name of a speaker may be public. A speaker needs no consent for it; but one who chose on their page what to
 * show is shown as long as they chose, and one who withdrew theirs is not.
 */
async function speakerConsentUntil(_speaker: Data, id: string | undefined, req: PayloadRequest) {
  const found = () => consentsFor([{ relationTo: 'speakers', value: String(id) }], req)
  const consents = id ? await readOnceInTransaction(req, `consents of ${id}`, found) : []
  const ofName = consents.filter(({ scope, how }) => how === 'link' || scope.includes('name'))
  return ofName.length > 0 ? coveredUntil(ofName, ['name']) : ALWAYS
}

/**
 * Until when consent covers an image: a consent for it, or for a document whose photo it is. `NEVER` while somebody has
 * withdrawn theirs for another image made of the same file, and given none since.
 */
export async function mediaConsentUntil(media: Data, id: string | undefined, req: PayloadRequest) {
  const own = id ? await consentsForPhoto(id, req) : []
  // Who chose on their page what to show has answered for the photo too.
  const chosen = own.filter(({ how }) => how === 'link')
  const isFree = media.needsConsent === false && chosen.length === 0
  const until = isFree ? ALWAYS : coveredUntil(media.needsConsent === false ? chosen : own, ['photo'])
  if (until === NEVER) return NEVER
  const others: Consent[] = []
  for (const other of await imagesOfSameFile(req, { id, checksum: media.checksum })) {
    others.push(...(await consentsForPhoto(other, req)))
  }
  return hasWithdrawn([...own, ...others], 'photo') ? NEVER : until
}

const consentsForPhoto = async (id: string, req: PayloadRequest) =>
  consentsFor([{ relationTo: 'media', value: id }, ...(await ownersOfPhoto(id, req))], req)

/**
 * Recomputes `consentUntil` of a document and writes it directly to the database, so that no validation can block a withdrawal.
 * Does the same for the other images made of the file of an image.
 */
export async function refreshConsent(collection: Subject, id: string, req: PayloadRequest): Promise<void> {
  await refreshOne(collection, id, req)
  if (collection !== 'media') return
  for (const other of await imagesOfSameFile(req, { id })) await refreshOne(collection, other, req)
}

async function refreshOne(collection: Subject, id: string, req: PayloadRequest): Promise<void> {
  const [doc] = await findDocuments(req, collection, { where: { id: { equals: id } }, trash: true, as: 'system' })
  if (!doc) return
  const consentUntil = await computeUntil(collection, { ...doc }, req)
  await req.payload.db.updateOne({ collection, id, data: { consentUntil }, returning: false, req })
  if (collection !== 'media') await refreshDraftConsent(collection, id, req)
}

const computeUntil = (collection: Subject, doc: Data, req: PayloadRequest) =>
  consentUntilOf[collection](doc, String(doc.id), req)

const consentUntilOf = {
  media: mediaConsentUntil,
  speakers: speakerConsentUntil,
  testimonials: testimonialConsentUntil,
}

/**
 * Reads the consents again once a document is written, in the same transaction: one that was withdrawn since the save read
 * them must not be undone by it.
 */
export const recheckConsent: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  const subject = collection.slug as Subject
  if ((await computeUntil(subject, doc, req)) !== doc.consentUntil) await refreshConsent(subject, doc.id, req)
  return doc
}

/** Recomputes `consentUntil` of the newest version of a document, which may show more than the public one. */
async function refreshDraftConsent(
  collection: 'testimonials' | 'speakers',
  id: string,
  req: PayloadRequest,
): Promise<void> {
  const where: Where = { and: [{ parent: { equals: id } }, { latest: { equals: true } }] }
  const search = { collection, where, limit: 1, pagination: false, joins: NO_JOINS, req } as const
  const [newest] = (await req.payload.db.findVersions<Data>(search)).docs
  if (!newest) return
  const version = { ...newest.version, consentUntil: await consentUntilOf[collection](newest.version, id, req) }
  const versionData = { ...newest, version } as never
  await req.payload.db.updateVersion({ collection, id: newest.id, versionData, returning: false, req })
}

/** Stores until when consent covers what a speaker or a testimonial shows, at every save. */
export const syncConsent =
  (collection: 'testimonials' | 'speakers'): CollectionBeforeChangeHook =>
  async ({ data, originalDoc, req }) => ({
    ...data,
    consentUntil: await consentUntilOf[collection](data, originalDoc?.id, req),
  })

/** Recomputes the photos of a testimonial or a speaker: the public one and that of a newer draft. */
export async function refreshPhotos(collection: 'testimonials' | 'speakers', id: string, req: PayloadRequest) {
  const where: Where = { id: { equals: id } }
  const [main] = await findDocuments(req, collection, { where, trash: true, as: 'system' })
  const drafts = await req.payload.findVersions({
    collection,
    where: { parent: { equals: id } },
    depth: 0,
    limit: 1,
    sort: '-updatedAt',
    overrideAccess: true,
    req: isolatedRequest(req),
  })
  const photos = new Set([main, drafts.docs[0]?.version].map((doc) => idOf((doc as Data | undefined)?.photo)))
  for (const photo of photos) if (photo) await refreshConsent('media', photo, req)
}

/** Recomputes the former and the new photo of a changed testimonial or speaker. */
export const refreshPhotoConsent: CollectionAfterChangeHook = async ({ collection, doc, previousDoc, req }) => {
  const [before, after] = [idOf(previousDoc?.photo), idOf(doc.photo)]
  if (before && before !== after) await refreshConsent('media', before, req)
  if (after) await refreshPhotos(collection.slug as 'testimonials' | 'speakers', doc.id, req)
  return doc
}

/** Recomputes the photo of a deleted testimonial or speaker, which its consents no longer cover. */
export const refreshPhotoConsentAfterDelete: CollectionAfterDeleteHook = async ({ doc, req }) => {
  const photo = idOf(doc.photo)
  if (photo) await refreshConsent('media', photo, req)
  return doc
}

async function consentsFor(
  subjects: { relationTo: string; value: string }[],
  source: Payload | PayloadRequest,
): Promise<StoredConsent[]> {
  const where: Where = {
    or: subjects.map(({ relationTo, value }) => ({
      and: [{ 'subject.relationTo': { equals: relationTo } }, { 'subject.value': { equals: value } }] as Where[],
    })),
  }
  return findDocuments<StoredConsent>(source, 'consents', { where, as: 'system' })
}

// One after the other: they belong to one transaction.
async function ownersOfPhoto(photo: string, req: PayloadRequest) {
  const owners: { relationTo: string; value: string }[] = []
  for (const relationTo of ['testimonials', 'speakers'] as const) {
    const docs = await findDocuments(req, relationTo, {
      where: { photo: { equals: photo } },
      trash: true,
      as: 'system',
    })
    owners.push(...docs.map(({ id }) => ({ relationTo, value: id })))
  }
  return owners
}
