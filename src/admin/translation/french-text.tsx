'use client'
import { Button, useFormFields, useTranslation } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { languageOf, messagesIn } from '../../domain/bilingual'
import { valueAt } from '../../domain/edits/value-at'
import { plainTextOf } from '../../domain/rich-text'
import { isEmpty } from '../../domain/translation-state'
import type { TranslatedText } from '../../editorial/translation/translation'
import { ScrollArea } from '../accessibility/scroll-area'
import { recordReview } from './load-translation'
import { formatChanged, translationMessages } from './messages'
import { useTranslationOf } from './use-translation'
import './translation.css'

/** Below a text while its English is written: its French, and whether the English is missing or older than the French. */
export function FrenchText({ path }: { path: string }) {
  const { translation, url } = useTranslationOf()
  const value = valueAt(translation?.french, path)
  const french = typeof value === 'string' ? value.trim() : plainTextOf(value)
  if (!french) return null
  return <Beside french={french} path={path} text={translation?.texts.find((one) => one.path === path)} url={url} />
}

interface Props {
  french: string
  path: string
  text: TranslatedText | undefined
  url: string
}

function Beside({ french, path, text, url }: Props) {
  const language = languageOf(useTranslation().i18n)
  const messages = messagesIn(translationMessages, language)
  const english = useFormFields(([fields]) => fields?.[path]?.value)
  const [opened] = useState(() => JSON.stringify(english))
  const [isReviewed, setReviewed] = useState(false)
  const label = useId()
  // What is typed now answers the French that is shown.
  const isOutdated = text?.state === 'outdated' && !isReviewed && JSON.stringify(english) === opened
  const state = isEmpty(english) ? 'missing' : isOutdated ? 'outdated' : 'current'
  return (
    <div className={`french-text french-text--${state}`}>
      <p className="french-text__state" id={label}>
        <strong>{messages.french}</strong>
        {state === 'missing' && <span>{messages.missing}</span>}
        {state === 'outdated' && <span>{formatChanged(text?.at, text?.by, language)}</span>}
      </p>
      {state === 'outdated' && (
        <Button
          buttonStyle="pill"
          margin={false}
          onClick={() => void recordReview(url, path).then(setReviewed)}
          size="small"
          type="button"
        >
          {messages.stillRight}
        </Button>
      )}
      <ScrollArea aria-labelledby={label} className="french-text__text" lang="fr">
        {french}
      </ScrollArea>
    </div>
  )
}
