'use client'
import { Button } from '@payloadcms/ui'
import type { Language } from '../../domain/bilingual'
import { refusals } from '../progress/follow'
import { ProgressLine } from '../progress/progress-line'
import { ChooseFile } from './choose-file'
import { History, type PastImport } from './history'
import { News } from './news'
import { PlanTables } from './plan-tables'
import { useImport } from './use-import'
import { importWords } from './words'

interface Props {
  imports: PastImport[]
  language: Language
  url: string
}

/** A file is chosen, tried and imported; earlier imports are undone. */
export function ImportDesk({ imports, language, url }: Props) {
  const words = importWords[language]
  const { step, tryFile, apply, undo } = useImport(url, language)
  const isBusy = step.at === 'trying' || step.at === 'applying' || step.at === 'undoing'
  const plan = 'plan' in step ? step.plan : undefined
  const changes = plan ? plan.counts.created + plan.counts.updated : 0
  return (
    <>
      <section className="import-desk__import">
        <h3>{words.import}</h3>
        <p>{words.intro}</p>
        <ChooseFile isBusy={isBusy} onChoose={(file) => void tryFile(file)} words={words} />
      </section>
      {'refusal' in step && step.refusal && <News kind="refusal" sentences={refusals(step.refusal, words.offline)} />}
      {(step.at === 'done' || step.at === 'undone') && <News key={step.at} kind="done" sentences={[words[step.at]]} />}
      {step.at === 'trying' && <ProgressLine label={words.trying} of={words.of} />}
      {step.at === 'undoing' && <ProgressLine label={words.undoing} of={words.of} progress={step.progress} />}
      {plan && <PlanTables plan={plan} words={words} />}
      {step.at === 'plan' && step.plan.counts.errors === 0 && changes > 0 && (
        <Button className="import-desk__apply" onClick={() => void apply(step.plan)}>
          {words.apply(changes)}
        </Button>
      )}
      {step.at === 'applying' && <ProgressLine label={words.applying} of={words.of} progress={step.progress} />}
      <History imports={imports} isBusy={isBusy} onUndo={undo} words={words} />
    </>
  )
}
