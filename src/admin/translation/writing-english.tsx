'use client'
import { useDocumentInfo, useDocumentTitle, useFormFields, useLocale, useTranslation } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { FormNotice } from '../form-notice/form-notice'
import { translationMessages } from './messages'
import { useTranslationOf } from './use-translation'
import './translation.css'

/** In a form whose English is written: a band that says so, with the way back to French, and the French title as its heading. */
export function WritingEnglish() {
  const isEnglish = useLocale().code === 'en'
  const messages = messagesIn(translationMessages, languageOf(useTranslation().i18n))
  const path = usePathname()
  useFrenchHeading(isEnglish)
  return (
    <FormNotice tone="english">
      {isEnglish && (
        <>
          <p>{messages.writing}</p>
          <a href={`${path}?locale=fr`}>{messages.back}</a>
        </>
      )}
    </FormNotice>
  )
}

function useFrenchHeading(isEnglish: boolean): void {
  const { docConfig } = useDocumentInfo()
  const { translation } = useTranslationOf()
  const { title, setDocumentTitle } = useDocumentTitle()
  const field = (docConfig && 'labels' in docConfig && docConfig.admin.useAsTitle) || ''
  const isNamed = useFormFields(([fields]) => Boolean(fields?.[field]?.value))
  const french = translation?.french[field]
  useEffect(() => {
    if (!isEnglish || isNamed || typeof french !== 'string' || !french || title === french) return
    // Payload names the document in a frame of its own, which was asked for before this one.
    const frame = requestAnimationFrame(() => setDocumentTitle(french))
    return () => cancelAnimationFrame(frame)
  }, [isEnglish, isNamed, french, title, setDocumentTitle])
}
