'use client'
import { useConfig, useDocumentInfo, useLocale } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { Translation } from '../../editorial/translation/translation'
import { loadTranslation } from './load-translation'

/** The French of the document of a form while its English is written; `undefined` otherwise, and until it is loaded. */
export function useTranslationOf(): { translation: Translation | undefined; url: string } {
  const { config } = useConfig()
  const { collectionSlug, id } = useDocumentInfo()
  const { code } = useLocale()
  const isEnglish = code === 'en' && Boolean(id)
  const url = `${config.serverURL ?? ''}${config.routes.api}/translation/${collectionSlug}/${id}`
  const [translation, setTranslation] = useState<Translation>()
  useEffect(() => {
    if (!isEnglish) return
    let isCurrent = true
    void loadTranslation(url).then((loaded) => isCurrent && setTranslation(loaded))
    return () => {
      isCurrent = false
      setTranslation(undefined)
    }
  }, [isEnglish, url])
  return { translation, url }
}
