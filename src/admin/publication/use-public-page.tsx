import { useConfig, useDocumentInfo, useLocale, useTranslation } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { languageOf } from '../../domain/bilingual'
import { hasPages } from '../../domain/site-path'
import { whenIdle } from '../page/when-idle'
import { onSaveOutcome, type SaveOutcome } from '../unsaved/save-outcomes'
import { findPublicPage, type PublicPage } from './public-page'
import { PublishedNotice } from './published-notice'

/**
 * The public page of the open document; `unknown` for a collection without pages and while nothing is published. Each time
 * the document is published, the notice says that it is online and links to the page.
 */
export function usePublicPage(): PublicPage {
  const { config } = useConfig()
  const { collectionSlug = '', hasPublishedDoc, id } = useDocumentInfo()
  const language = languageOf(useTranslation().i18n)
  const written = languageOf({ language: useLocale().code })
  const [page, setPage] = useState<PublicPage>('unknown')
  const server = config.serverURL ?? ''
  const { api } = config.routes

  const find = useCallback(async (): Promise<PublicPage> => {
    if (!id || !hasPages(collectionSlug)) return 'unknown'
    return findPublicPage({ server, api, collection: collectionSlug, id: String(id), language: written })
  }, [api, collectionSlug, id, server, written])

  useEffect(() => {
    if (!hasPublishedDoc) return setPage('unknown')
    let isCurrent = true
    const cancel = whenIdle(() => void find().then((found) => isCurrent && setPage(found)))
    return () => {
      isCurrent = false
      cancel()
    }
  }, [find, hasPublishedDoc])

  const onOutcome = useRef((_: SaveOutcome): Promise<React.ReactNode> | undefined => undefined)
  onOutcome.current = ({ is, url }) => {
    const isOwn =
      id && url.pathname === new URL(`${server}${api}/${collectionSlug}/${id}`, window.location.href).pathname
    if (is !== 'saved' || !isOwn || url.searchParams.has('draft')) return undefined
    return find().then((found) => {
      setPage(found)
      // In a list: a lone element would make a notice without the look of a success.
      return [<PublishedNotice collection={collectionSlug} key="published" language={language} page={found} />]
    })
  }
  useEffect(() => onSaveOutcome((outcome) => onOutcome.current(outcome)), [])

  return page
}
