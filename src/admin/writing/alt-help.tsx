'use client'
import { useFormFields, useTranslation } from '@payloadcms/ui'
import { altAdvice } from '../../domain/alt-text'
import { languageOf } from '../../domain/bilingual'
import { writingWords } from './words'
import './writing-help.css'

/** Asks for the description of an image in a friendly way: how to write one, then what could be better in it. */
export function AltHelp({ path }: { path: string }) {
  const alt = useFormFields(([fields]) => fields?.[path]?.value)
  const words = writingWords[languageOf(useTranslation().i18n)]
  const text = typeof alt === 'string' ? alt.trim() : ''
  const advice = altAdvice(text)
  return (
    <div className="alt-help">
      {text === '' && (
        <>
          <p>{words.altTitle}</p>
          <ul>
            {words.altTips.map((tip) => (
              <li key={tip}>{tip}</li>
            ))}
          </ul>
        </>
      )}
      <div role="status">
        {advice.map((name) => (
          <p key={name}>{words.altAdvice[name]}</p>
        ))}
        {text !== '' && advice.length === 0 && <p>{words.altGood}</p>}
      </div>
    </div>
  )
}
