'use client'
import { useFormFields, useTranslation } from '@payloadcms/ui'
import { altAdvice } from '../../domain/alt-text'
import { inLanguage, languageOf, messagesIn } from '../../domain/bilingual'
import { altAdviceLabels, altTips, writingMessages } from './messages'
import './writing-help.css'

/** Helps to describe an image: how to write a description, then advice on it. */
export function AltHelp({ path }: { path: string }) {
  const alt = useFormFields(([fields]) => fields?.[path]?.value)
  const language = languageOf(useTranslation().i18n)
  const messages = messagesIn(writingMessages, language)
  const text = typeof alt === 'string' ? alt.trim() : ''
  const advice = altAdvice(text)
  return (
    <div className="alt-help">
      {text === '' && (
        <>
          <p>{messages.altTitle}</p>
          <ul>
            {altTips.map((tip) => (
              <li key={tip.fr}>{inLanguage(tip, language)}</li>
            ))}
          </ul>
        </>
      )}
      <div role="status">
        {advice.map((name) => (
          <p key={name}>{inLanguage(altAdviceLabels[name], language)}</p>
        ))}
        {text !== '' && advice.length === 0 && <p>{messages.altGood}</p>}
      </div>
    </div>
  )
}
