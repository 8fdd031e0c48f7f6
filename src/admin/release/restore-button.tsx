'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { Language } from '../../domain/bilingual'
import type { ChangeKind } from '../../domain/release/changes'
import { ChangeList } from './change-list'
import { Outcome } from './outcome'
import { useRelease } from './use-release'
import { releaseWords } from './words'

interface Plan {
  changes: { kind: ChangeKind; summary: Record<Language, string> }[]
  gone: string[]
}

type Look = 'closed' | 'looking' | 'offline' | Plan

/** Shows what going back to a release would change, then goes back once the editor has confirmed. */
export function RestoreButton({ number, language, url }: { number: number; language: Language; url: string }) {
  const words = releaseWords[language]
  const [look, setLook] = useState<Look>('closed')
  const { step, send } = useRelease(language)
  const see = async () => {
    setLook('looking')
    const answer = await fetch(url, { credentials: 'include', headers: { 'Accept-Language': language } }).catch(
      () => undefined,
    )
    setLook(answer?.ok ? ((await answer.json()) as Plan) : 'offline')
  }
  const plan = typeof look === 'object' ? look : undefined
  return (
    <div className="release__restore">
      {look === 'closed' && (
        <Button
          aria-label={`${words.restore} (${number})`}
          buttonStyle="secondary"
          margin={false}
          onClick={() => void see()}
          size="small"
        >
          {words.restore}
        </Button>
      )}
      <div aria-live="polite">
        {look === 'looking' && <p>{words.looking}</p>}
        {look === 'offline' && <p className="release__refusal">{words.offline}</p>}
        {plan && step.at === 'idle' && (
          <fieldset className="release__question">
            <legend>{words.restoreTitle(number)}</legend>
            {plan.changes.length === 0 ? <p>{words.restoreSame}</p> : <p>{words.restoreText}</p>}
            <ChangeList
              changes={plan.changes.map(({ kind, summary }) => ({ kind, summary: summary[language] }))}
              words={words}
            />
            {plan.gone.length > 0 && <p className="release__refusal">{words.gone(plan.gone.join(', '))}</p>}
            <div className="release__choices">
              {plan.changes.length > 0 && (
                <Button margin={false} onClick={() => void send(url)} size="small">
                  {words.restore}
                </Button>
              )}
              <Button buttonStyle="secondary" margin={false} onClick={() => setLook('closed')} size="small">
                {plan.changes.length > 0 ? words.cancel : words.close}
              </Button>
            </div>
          </fieldset>
        )}
      </div>
      <Outcome doneWords={words.restored} runningWords={words.restoring} step={step} words={words} />
    </div>
  )
}
