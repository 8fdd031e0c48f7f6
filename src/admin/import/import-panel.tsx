'use client'
import { Button } from '@payloadcms/ui'
import { inLanguage, type Language, messagesIn } from '../../domain/bilingual'
import { refusalMessages } from '../progress/follow'
import { offline } from '../progress/messages'
import { ProgressLine } from '../progress/progress-line'
import { useArrival } from '../progress/use-arrival'
import { ChooseFile } from './choose-file'
import { History, type PastImport } from './history'
import { formatApply, importMessages } from './messages'
import { PlanQuestions } from './plan-questions'
import { PlanTables } from './plan-tables'
import { useImport } from './use-import'

interface Props {
  imports: PastImport[]
  language: Language
  url: string
}

/** Chooses a file, shows what it would change, imports it, and undoes earlier imports. */
export function ImportPanel({ imports, language, url }: Props) {
  const messages = messagesIn(importMessages, language)
  const { step, tryFile, answer, apply, undo } = useImport(url, language)
  const isBusy = step.at === 'trying' || step.at === 'applying' || step.at === 'undoing'
  const plan = 'plan' in step ? step.plan : undefined
  const changes = plan ? plan.counts.created + plan.counts.updated : 0
  return (
    <>
      <section className="import-panel__import">
        <h3>{messages.import}</h3>
        <p>{messages.intro}</p>
        <ChooseFile isBusy={isBusy} onChoose={(file) => void tryFile(file)} language={language} />
      </section>
      {'refusal' in step && step.refusal && (
        <ImportOutcome kind="refusal" sentences={refusalMessages(step.refusal, inLanguage(offline, language))} />
      )}
      {(step.at === 'done' || step.at === 'undone') && (
        <ImportOutcome key={step.at} kind="done" sentences={[messages[step.at]]} />
      )}
      {step.at === 'trying' && <ProgressLine label={messages.trying} language={language} />}
      {step.at === 'undoing' && <ProgressLine label={messages.undoing} language={language} progress={step.progress} />}
      {plan && (
        <PlanTables plan={plan} language={language}>
          {step.at === 'plan' && (
            <PlanQuestions
              isBusy={isBusy}
              language={language}
              onAnswer={(given) => void answer(given)}
              questions={plan.questions}
            />
          )}
        </PlanTables>
      )}
      {step.at === 'plan' && step.plan.counts.questions === 0 && changes > 0 && (
        <Button className="import-panel__apply" onClick={() => void apply(step.plan)}>
          {formatApply(changes, language)}
        </Button>
      )}
      {step.at === 'applying' && (
        <ProgressLine label={messages.applying} language={language} progress={step.progress} />
      )}
      <History imports={imports} isBusy={isBusy} onUndo={undo} language={language} />
    </>
  )
}

interface OutcomeProps {
  kind: 'done' | 'refusal'
  sentences: readonly string[]
}

/** The outcome of the last request: messages that take the focus. */
function ImportOutcome({ kind, sentences }: OutcomeProps) {
  const part = useArrival<HTMLDivElement>()
  return (
    <div className={`import-outcome import-outcome--${kind}`} ref={part} role="status" tabIndex={-1}>
      {sentences.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  )
}
