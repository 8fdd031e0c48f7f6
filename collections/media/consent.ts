import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook } from 'payload'
import { canPublish } from '../shared/access/roles'
import { mediaConsentUntil } from '../shared/hooks/refresh-consent'

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

/** Whether a person can be recognised in an image: true until an editor unticks `needsConsent`. */
export const showsPerson = ({ needsConsent }: Record<string, unknown>): boolean => needsConsent !== false

/**
 * The `Cache-Control` of a media file: immutable when it needs no consent, since its address changes with its content;
 * revalidated on each use when consent may be withdrawn; private when it is not public.
 */
export function mediaCacheControl({ consentUntil, needsConsent }: Record<string, unknown>): string {
  if (!showsPerson({ needsConsent })) return 'public, max-age=31536000, immutable'
  const isPublic = new Date(String(consentUntil)).getTime() > Date.now()
  return isPublic ? 'public, no-cache' : 'private, no-cache'
}
