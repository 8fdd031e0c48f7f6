'use client'
import { useConfig, useDocumentInfo, useForm, useLocale, useTranslation } from '@payloadcms/ui'
import type { Language } from '../../../domain/bilingual'

/** What the public is told, by language. */
export type Notices = Record<Language, string>

/** Saves the session in the form as cancelled, with what the public is told: in public, or as a draft. */
export function useCancellation() {
  const { config } = useConfig()
  const { id, setHasPublishedDoc, setMostRecentVersionIsAutosaved, setUnpublishedVersionCount } = useDocumentInfo()
  const { submit } = useForm()
  const { code } = useLocale()
  const { i18n } = useTranslation()
  const address = `${config.serverURL ?? ''}${config.routes.api}/sessions/${id}?depth=0`
  const locale: Language = code === 'en' ? 'en' : 'fr'
  const other: Language = locale === 'en' ? 'fr' : 'en'

  // The form holds one language: the notice in the other one is there before anything is published.
  const saveOther = async (notice: string): Promise<boolean> => {
    const response = await fetch(`${address}&locale=${other}&draft=true`, {
      method: 'PATCH',
      credentials: 'include',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': i18n.language },
      body: JSON.stringify({ notice }),
    }).catch(() => undefined)
    return response?.ok === true
  }

  return async (notices: Notices, isPublic: boolean): Promise<boolean> => {
    if (notices[other].trim() && !(await saveOther(notices[other].trim()))) return false
    const saved = await submit({
      action: `${address}&locale=${locale}${isPublic ? '' : '&draft=true'}`,
      method: 'PATCH',
      overrides: {
        _status: isPublic ? 'published' : 'draft',
        status: 'cancelled',
        notice: notices[locale].trim() || null,
      },
      skipValidation: !isPublic,
    })
    if (!saved) return true
    if (isPublic) {
      setUnpublishedVersionCount(0)
      setMostRecentVersionIsAutosaved(false)
      setHasPublishedDoc(true)
    } else setUnpublishedVersionCount((count) => count + 1)
    return true
  }
}
