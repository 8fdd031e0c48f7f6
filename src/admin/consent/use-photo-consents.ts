'use client'
import { useAuth, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { languageOf } from '../../domain/bilingual'
import type { StoredConsent } from '../../domain/photo-consent'
import { consentRequests, type NewConsent } from './consent-requests'

/**
 * The consents of a photo of the open document and of the document itself, and what can be done with them. They are empty
 * for a user who may not read them, and `undefined` until they are read.
 */
export function usePhotoConsents(photo: string) {
  const { config } = useConfig()
  const { id, collectionSlug } = useDocumentInfo()
  const mayWrite = useAuth().permissions?.collections?.consents?.create === true
  const language = languageOf(useTranslation().i18n)
  const api = `${config.serverURL ?? ''}${config.routes.api}`
  const requests = useMemo(() => consentRequests(api, language), [api, language])
  const [consents, setConsents] = useState<StoredConsent[]>()

  const read = useCallback(async () => {
    const own = id && collectionSlug ? [{ relationTo: collectionSlug, value: String(id) }] : []
    const found = mayWrite ? await requests.read([...own, { relationTo: 'media', value: photo }]) : []
    if (found) setConsents(found)
    return found
  }, [requests, mayWrite, id, collectionSlug, photo])

  useEffect(() => {
    void read()
  }, [read])

  return {
    consents,
    /** Whether a consent can be recorded now: the user may, and the document exists. */
    canRecord: mayWrite && id !== undefined && id !== null,
    mayWrite,
    record: (consent: NewConsent) =>
      requests.record({ relationTo: String(collectionSlug), value: String(id) }, consent),
    withdraw: requests.withdraw,
    /** Reads the consents again, and returns them; `undefined` when they cannot be read. */
    read,
  }
}
