'use client'
import { useConfig, useDocumentInfo, useForm, useLocale, useTranslation } from '@payloadcms/ui'
import { type Bilingual, isLanguage, type Language, otherLanguage } from '../../../domain/bilingual'

/** The notice that the public reads, in both languages. */
export type Notices = Bilingual

/**
 * Returns a function that saves the session in the form as cancelled, in public or as a draft. It returns `false` when the
 * notice in the other language could not be saved.
 */
export function useCancellation() {
  const { config } = useConfig()
  const { id, setHasPublishedDoc, setMostRecentVersionIsAutosaved, setUnpublishedVersionCount } = useDocumentInfo()
  const { submit } = useForm()
  const { code } = useLocale()
  const { i18n } = useTranslation()
  const address = `${config.serverURL ?? ''}${config.routes.api}/sessions/${id}?depth=0`
  const locale: Language = isLanguage(code) ? code : 'fr'
  const other = otherLanguage(locale)

  // The form contains one language: the notice in the other one is saved before anything is published.
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
