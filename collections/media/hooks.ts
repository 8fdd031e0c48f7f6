import type { CollectionBeforeChangeHook } from 'payload'
import { mediaConsentUntil } from '../shared/hooks/refresh-consent'

/** Stores until when consent covers the image, at every save. */
export const syncConsent: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => ({
  ...data,
  consentUntil: await mediaConsentUntil({ ...originalDoc, ...data }, originalDoc?.id, req),
})

/** Whether a person can be recognised in an image: true until an editor unticks `needsConsent`. */
export const showsPerson = ({ needsConsent }: Record<string, unknown>): boolean => needsConsent !== false
