'use client'
import { useEffect, useRef } from 'react'
import { inLanguage, type Language, messagesIn } from '../../domain/bilingual'
import { refusalMessages } from '../progress/follow'
import { offline } from '../progress/messages'
import { ProgressLine } from '../progress/progress-line'
import { releaseMessages } from './messages'
import { ReleasedPage } from './released-page'
import type { Step } from './use-release'

interface Props {
  step: Step
  /** The id of the edition. */
  edition: string
  language: Language
  runningLabel: string
  /** The message of success, with the number of the release. */
  formatDone: (number: number, language: Language) => string
}

/** The progress of a release, then its success or the reasons of its refusal, which get the focus of the button that is gone. */
export function Outcome({ step, edition, language, runningLabel, formatDone }: Props) {
  const messages = messagesIn(releaseMessages, language)
  const outcome = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const isLost = document.activeElement === document.body
    if (isLost && (step.at === 'done' || step.at === 'refused')) outcome.current?.focus()
  }, [step.at])
  return (
    <div aria-live="polite" className="release__outcome" ref={outcome} tabIndex={-1}>
      {step.at === 'running' && (
        <>
          <ProgressLine label={runningLabel} language={language} progress={step.progress} />
          <p className="release__note">{messages.publishingNote}</p>
        </>
      )}
      {step.at === 'done' && (
        <p className="release__done">
          {formatDone(step.number, language)} <ReleasedPage edition={edition} language={language} />
        </p>
      )}
      {step.at === 'refused' &&
        refusalMessages(step.refusal, inLanguage(offline, language)).map((message) => (
          <p className="release__refusal" key={message}>
            {message}
          </p>
        ))}
    </div>
  )
}
