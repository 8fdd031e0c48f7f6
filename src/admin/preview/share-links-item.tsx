'use client'
import { PopupList, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { inLanguage, languageOf } from '../../domain/bilingual'
import { shareMessages } from './messages'

/** An item of the menu of a document: the list of its share links, where each can be deleted. */
export function ShareLinksItem() {
  const { config } = useConfig()
  const { id } = useDocumentInfo()
  const { i18n } = useTranslation()
  if (!id) return null
  const filter = `where[or][0][and][0][document.value][equals]=${encodeURIComponent(id)}`
  return (
    <PopupList.Button href={`${config.routes.admin}/collections/share-links?${filter}`}>
      {inLanguage(shareMessages.list, languageOf(i18n))}
    </PopupList.Button>
  )
}
