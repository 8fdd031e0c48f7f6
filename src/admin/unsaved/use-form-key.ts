import { useAuth, useDocumentInfo, useLocale } from '@payloadcms/ui'
import { useMemo } from 'react'
import type { FormKey } from '../../domain/unsaved/stored-entries'

/** The key of the open form: its user, document and language. `undefined` where no text is stored: forms of accounts hold passwords. */
export function useFormKey(): FormKey | undefined {
  const { collectionSlug, docConfig, hasSavePermission, id, isTrashed } = useDocumentInfo()
  const { user } = useAuth()
  const { code: locale } = useLocale()
  const isAccount = Boolean(docConfig && 'auth' in docConfig && docConfig.auth)
  const isOpen = Boolean(hasSavePermission) && !isTrashed && !isAccount
  const userId = user ? String(user.id) : undefined
  return useMemo(
    () =>
      isOpen && collectionSlug && userId
        ? { user: userId, collection: collectionSlug, document: id ? String(id) : 'create', locale }
        : undefined,
    [isOpen, collectionSlug, userId, id, locale],
  )
}
