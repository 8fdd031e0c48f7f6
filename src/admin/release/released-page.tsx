'use client'
import { useConfig, useLocale } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { inLanguage, type Language, languageOf } from '../../domain/bilingual'
import { publicationMessages } from '../publication/messages'
import { PageLink } from '../publication/page-link'
import { findPublicPage, type PublicPage } from '../publication/public-page'

/** A link to the public page of an edition whose programme was just published, as soon as readers see the page. */
export function ReleasedPage({ edition, language }: { edition: string; language: Language }) {
  const { config } = useConfig()
  const written = languageOf({ language: useLocale().code })
  const [page, setPage] = useState<PublicPage>('unknown')
  useEffect(() => {
    const { serverURL, routes } = config
    const asked = { server: serverURL ?? '', api: routes.api, collection: 'editions', id: edition } as const
    void findPublicPage({ ...asked, language: written }).then(setPage)
  }, [config, edition, written])
  if (typeof page !== 'object') return null
  return <PageLink label={inLanguage(publicationMessages.page, language)} language={language} url={page.url} />
}
