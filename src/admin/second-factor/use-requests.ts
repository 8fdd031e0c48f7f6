'use client'
import { useConfig, useTranslation } from '@payloadcms/ui'
import { useMemo } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { secondFactorTexts } from './messages'
import { secondFactorRequests } from './second-factor-requests'

/** The requests about second factors, and the texts of their screens in the language of the reader. */
export function useSecondFactor() {
  const { config } = useConfig()
  const language = languageOf(useTranslation().i18n)
  const users = `${config.serverURL ?? ''}${config.routes.api}/users`
  return useMemo(() => {
    const texts = messagesIn(secondFactorTexts, language)
    return { language, texts, requests: secondFactorRequests(users, language, texts.failed) }
  }, [language, users])
}
