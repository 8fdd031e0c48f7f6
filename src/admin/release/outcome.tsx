import { inLanguage, type Language, messagesIn } from '../../domain/bilingual'
import { refusalMessages } from '../progress/follow'
import { offline } from '../progress/messages'
import { ProgressLine } from '../progress/progress-line'
import { releaseMessages } from './messages'
import type { Step } from './use-release'

interface Props {
  step: Step
  language: Language
  runningLabel: string
  /** The message of success, with the number of the release. */
  formatDone: (number: number, language: Language) => string
}

/** The progress of a release, then its success or the reasons of its refusal. */
export function Outcome({ step, language, runningLabel, formatDone }: Props) {
  const messages = messagesIn(releaseMessages, language)
  return (
    <div aria-live="polite" className="release__outcome">
      {step.at === 'running' && (
        <>
          <ProgressLine label={runningLabel} language={language} progress={step.progress} />
          <p className="release__note">{messages.publishingNote}</p>
        </>
      )}
      {step.at === 'done' && <p className="release__done">{formatDone(step.number, language)}</p>}
      {step.at === 'refused' &&
        refusalMessages(step.refusal, inLanguage(offline, language)).map((message) => (
          <p className="release__refusal" key={message}>
            {message}
          </p>
        ))}
    </div>
  )
}
