'use client'
import { DefaultCell, useConfig, useLocale, useTranslation } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import { useEffect, useState } from 'react'
import { inLanguage, languageOf } from '../../domain/bilingual'
import { translationMessages } from '../translation/messages'
import { loadFrenchTitle } from './french-titles'
import '../translation/translation.css'

/**
 * A list cell for a title. Where there is none in the language of the list it shows the French one, marked as untranslated,
 * and without a French one the slug.
 */
export function TitleCell(props: DefaultCellComponentProps) {
  const { cellData, collectionSlug, field, rowData } = props
  const isUntranslated = useLocale().code === 'en' && !cellData && 'localized' in field && field.localized === true
  const french = useFrenchTitle(isUntranslated, collectionSlug, 'name' in field ? field.name : '', String(rowData.id))
  const language = languageOf(useTranslation().i18n)
  return (
    <>
      <DefaultCell {...props} cellData={cellData || french || rowData.slug} />
      {french && <span className="title-cell__untranslated">{inLanguage(translationMessages.missing, language)}</span>}
    </>
  )
}

function useFrenchTitle(isAsked: boolean, collection: string, field: string, id: string): string | undefined {
  const { routes, serverURL } = useConfig().config
  const url = `${serverURL ?? ''}${routes.api}/${collection}`
  const [title, setTitle] = useState<string>()
  useEffect(() => {
    if (!isAsked) return setTitle(undefined)
    let isCurrent = true
    void loadFrenchTitle(url, field, id).then((loaded) => isCurrent && setTitle(loaded))
    return () => {
      isCurrent = false
    }
  }, [isAsked, url, field, id])
  return title
}
