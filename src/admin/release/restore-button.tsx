'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { type Bilingual, inLanguage, type Language, messagesIn } from '../../domain/bilingual'
import type { ChangeKind } from '../../domain/release/changes'
import { offline } from '../progress/messages'
import { ChangeList } from './change-list'
import {
  formatGone,
  formatRestored,
  formatRestoreTitle,
  formatWithoutPeople,
  formatWithoutVideo,
  releaseMessages,
} from './messages'
import { Outcome } from './outcome'
import { useRelease } from './use-release'

interface Plan {
  changes: { kind: ChangeKind; summary: Bilingual }[]
  gone: string[]
  withoutVideo: string[]
  withoutPeople: string[]
}

interface Props {
  /** The id of the edition. */
  edition: string
  number: number
  language: Language
  url: string
}

type Preview = 'closed' | 'loading' | 'offline' | Plan

/** Shows what restoring a release would change, and restores it once the editor has confirmed. */
export function RestoreButton({ edition, number, language, url }: Props) {
  const messages = messagesIn(releaseMessages, language)
  const [preview, setPreview] = useState<Preview>('closed')
  const { step, send } = useRelease(language)
  const see = async () => {
    setPreview('loading')
    const response = await fetch(url, { credentials: 'include', headers: { 'Accept-Language': language } }).catch(
      () => undefined,
    )
    setPreview(response?.ok ? ((await response.json()) as Plan) : 'offline')
  }
  const plan = typeof preview === 'object' ? preview : undefined
  return (
    <div className="release__restore">
      {preview === 'closed' && (
        <Button
          aria-label={`${messages.restore} (${number})`}
          buttonStyle="secondary"
          margin={false}
          onClick={() => void see()}
          size="small"
        >
          {messages.restore}
        </Button>
      )}
      <div aria-live="polite">
        {preview === 'loading' && <p>{messages.looking}</p>}
        {preview === 'offline' && <p className="release__refusal">{inLanguage(offline, language)}</p>}
        {plan && step.at === 'idle' && (
          <fieldset className="release__question">
            <legend>{formatRestoreTitle(number, language)}</legend>
            {plan.changes.length === 0 ? <p>{messages.restoreSame}</p> : <p>{messages.restoreText}</p>}
            <ChangeList
              changes={plan.changes.map(({ kind, summary }) => ({ kind, summary: inLanguage(summary, language) }))}
              language={language}
            />
            {plan.gone.length > 0 && <p className="release__refusal">{formatGone(plan.gone.join(', '), language)}</p>}
            {plan.withoutVideo.length > 0 && <p>{formatWithoutVideo(plan.withoutVideo.join(', '), language)}</p>}
            {plan.withoutPeople.length > 0 && <p>{formatWithoutPeople(plan.withoutPeople.join(', '), language)}</p>}
            <div className="release__choices">
              {plan.changes.length > 0 && (
                <Button margin={false} onClick={() => void send(url)} size="small">
                  {messages.restore}
                </Button>
              )}
              <Button buttonStyle="secondary" margin={false} onClick={() => setPreview('closed')} size="small">
                {plan.changes.length > 0 ? messages.cancel : messages.close}
              </Button>
            </div>
          </fieldset>
        )}
      </div>
      <Outcome
        edition={edition}
        formatDone={formatRestored}
        language={language}
        runningLabel={messages.restoring}
        step={step}
      />
    </div>
  )
}
