import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest, Where } from 'payload'
import { ALWAYS, type Consent, type ConsentScope, coveredUntil } from '../../../src/domain/consent'
import { aside, idOf, rows } from '../rows'

/** The collections whose documents show people who must agree. */
export type Subject = 'testimonials' | 'media'

type Data = Record<string, unknown>

/** What a testimonial needs its witness to agree to; its photo is asked for separately, on the photo itself. */
export function scopesOf(testimonial: Data): ConsentScope[] {
  const video = testimonial.video as { url?: string } | undefined
  return [
    'quote',
    ...(testimonial.displayMode === 'pseudonym' ? [] : (['name'] as const)),
    ...(video?.url ? (['video', 'voice'] as const) : []),
  ]
}

/** Up to when the witness of a testimonial agrees to what it shows. */
export async function testimonialConsentUntil(testimonial: Data, id: string | undefined, req: PayloadRequest) {
  const consents = id ? await consentsFor([{ relationTo: 'testimonials', value: id }], req) : []
  return coveredUntil(consents, scopesOf(testimonial))
}

/** Up to when the people in an image agree to be shown: by a consent for it, or for a document whose photo it is. */
export async function mediaConsentUntil(media: Data, id: string | undefined, req: PayloadRequest) {
  if (media.needsConsent === false) return ALWAYS
  if (!id) return coveredUntil([], [])
  const owners = await ownersOfPhoto(id, req)
  const consents = await consentsFor([{ relationTo: 'media', value: id }, ...owners], req)
  return coveredUntil(consents, ['photo'])
}

/** Computes anew what is kept on a document, straight in the database: no validation can stop a withdrawal. */
export async function refreshConsent(collection: Subject, id: string, req: PayloadRequest): Promise<void> {
  const [doc] = await rows(req.payload, collection, { id: { equals: id } }, { req })
  if (!doc) return
  const of = collection === 'media' ? mediaConsentUntil : testimonialConsentUntil
  const consentUntil = await of(doc as unknown as Data, id, req)
  await req.payload.db.updateOne({ collection, id, data: { consentUntil }, returning: false, req })
}

/** Computes anew every photo of a testimonial or a speaker: the public one and the one of a newer draft. */
export async function refreshPhotos(collection: 'testimonials' | 'speakers', id: string, req: PayloadRequest) {
  const [[main], drafts] = await Promise.all([
    rows(req.payload, collection, { id: { equals: id } }, { req }),
    req.payload.findVersions({
      collection,
      where: { parent: { equals: id } },
      depth: 0,
      limit: 1,
      sort: '-updatedAt',
      overrideAccess: true,
      req: aside(req),
    }),
  ])
  const photos = new Set([main, drafts.docs[0]?.version].map((doc) => idOf((doc as Data | undefined)?.photo)))
  for (const photo of photos) if (photo) await refreshConsent('media', photo, req)
}

/** After a testimonial or a speaker changed: the consent of its photo, before and after. */
export const refreshPhotoConsent: CollectionAfterChangeHook = async ({ collection, doc, previousDoc, req }) => {
  const [before, after] = [idOf(previousDoc?.photo), idOf(doc.photo)]
  if (before && before !== after) await refreshConsent('media', before, req)
  if (after) await refreshPhotos(collection.slug as 'testimonials' | 'speakers', doc.id, req)
  return doc
}

/** After a testimonial or a speaker was deleted for good: its photo, which its consents covered. */
export const refreshPhotoConsentAfterDelete: CollectionAfterDeleteHook = async ({ doc, req }) => {
  const photo = idOf(doc.photo)
  if (photo) await refreshConsent('media', photo, req)
  return doc
}

async function consentsFor(subjects: { relationTo: string; value: string }[], req: PayloadRequest): Promise<Consent[]> {
  const where: Where = {
    or: subjects.map(({ relationTo, value }) => ({
      and: [{ 'subject.relationTo': { equals: relationTo } }, { 'subject.value': { equals: value } }] as Where[],
    })),
  }
  return (await rows(req.payload, 'consents', where, { req })) as unknown as Consent[]
}

async function ownersOfPhoto(photo: string, req: PayloadRequest) {
  const lists = await Promise.all(
    (['testimonials', 'speakers'] as const).map(async (relationTo) =>
      (await rows(req.payload, relationTo, { photo: { equals: photo } }, { req })).map(({ id }) => ({
        relationTo,
        value: String(id),
      })),
    ),
  )
  return lists.flat()
}
