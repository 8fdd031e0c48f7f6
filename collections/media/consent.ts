import type {
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  Where,
} from 'payload'
import { canPublish } from '../shared/access/roles'
import { findDocuments } from '../shared/find-documents'
import { hiddenNamesOf, namesOneOf, textsOf } from '../shared/hidden-names'
import { mediaConsentUntil } from '../shared/hooks/refresh-consent'
import { refuseField } from '../shared/messages'

/** Stores until when consent covers the image, at every save. */
export const syncConsent: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => ({
  ...data,
  consentUntil: await mediaConsentUntil({ ...originalDoc, ...data }, originalDoc?.id, req),
})

/**
 * Makes the images of contributors need a consent: an image has no draft, and without need of a consent it is public once it
 * is sent.
 */
export const requireConsentOfContributors: CollectionBeforeOperationHook = ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if ((operation !== 'create' && operation !== 'update') || overrideAccess === true || canPublish(req.user)) return args
  return { ...args, data: { ...(args as { data?: object }).data, needsConsent: true } }
}

/** Refuses a description or a credit with the full name of a person whose published testimonial, with this photo, hides it. */
export const refuseHiddenName: CollectionBeforeValidateHook = async ({ collection, data, originalDoc, req }) => {
  const written = (['alt', 'credit'] as const).filter((name) => textsOf(data?.[name]).length > 0)
  if (!originalDoc?.id || written.length === 0) return data
  const shows: Where[] = [{ photo: { equals: originalDoc.id } }, { _status: { equals: 'published' } }]
  for (const doc of await findDocuments(req, 'testimonials', { where: { and: shows }, as: 'system' })) {
    const names = await hiddenNamesOf(req, { ...doc }, { ...doc })
    const path = written.find((name) => textsOf(data?.[name]).some((text) => namesOneOf(text, names)))
    if (!path) continue
    throw refuseField(req, collection.slug, path, {
      fr: 'Cette photo est celle d’un témoignage qui ne montre pas le nom complet de la personne. Écrivez-la sans ce nom.',
      en: 'This photo belongs to a testimonial that does not show the full name of the person. Write it without that name.',
    })
  }
  return data
}

/** Whether a person can be recognised in an image: true until an editor unticks `needsConsent`. */
export const showsPerson = ({ needsConsent }: Record<string, unknown>): boolean => needsConsent !== false

/**
 * The `Cache-Control` of a media file: private when it is not public; immutable when it needs no consent, since its address
 * changes with its content; revalidated on each use when consent may be withdrawn.
 */
export function mediaCacheControl({ consentUntil, needsConsent }: Record<string, unknown>): string {
  const isPublic = new Date(String(consentUntil)).getTime() > Date.now()
  if (!isPublic) return 'private, no-cache'
  return showsPerson({ needsConsent }) ? 'public, no-cache' : 'public, max-age=31536000, immutable'
}
