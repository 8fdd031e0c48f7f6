'use client'
import { useLocale, useTranslation } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { translationMessages } from './messages'
import './translation.css'

/** Above a list that shows English texts: a band that says so, with the way back to French. */
export function EnglishList() {
  const messages = messagesIn(translationMessages, languageOf(useTranslation().i18n))
  const isEnglish = useLocale().code === 'en'
  const path = usePathname()
  if (!isEnglish) return null
  return (
    <p className="english-list">
      {messages.reading} <a href={`${path}?locale=fr`}>{messages.back}</a>
    </p>
  )
}
