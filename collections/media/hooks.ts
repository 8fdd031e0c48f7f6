import type { CollectionBeforeChangeHook } from 'payload'
import { mediaConsentUntil } from '../shared/hooks/refresh-consent'

/** Keeps the end of consent on the document at every save: whether somebody can be recognised decides it. */
export const syncConsent: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => ({
  ...data,
  consentUntil: await mediaConsentUntil({ ...originalDoc, ...data }, originalDoc?.id, req),
})

/** Whether somebody can be recognised in an image: so it is until an editor says otherwise. */
export const showsPerson = ({ needsConsent }: Record<string, unknown>): boolean => needsConsent !== false
