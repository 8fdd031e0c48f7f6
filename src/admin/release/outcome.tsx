import { refusals } from '../progress/follow'
import { ProgressLine } from '../progress/progress-line'
import type { Step } from './use-release'
import type { ReleaseWords } from './words'

interface Props {
  step: Step
  words: ReleaseWords
  runningWords: string
  doneWords: (number: number) => string
}

/** How far a release is, that it is made, or why it was not. */
export function Outcome({ step, words, runningWords, doneWords }: Props) {
  return (
    <div aria-live="polite" className="release__outcome">
      {step.at === 'running' && (
        <>
          <ProgressLine label={runningWords} of={words.of} progress={step.progress} />
          <p className="release__note">{words.publishingNote}</p>
        </>
      )}
      {step.at === 'done' && <p className="release__done">{doneWords(step.number)}</p>}
      {step.at === 'refused' &&
        refusals(step.refusal, words.offline).map((sentence) => (
          <p className="release__refusal" key={sentence}>
            {sentence}
          </p>
        ))}
    </div>
  )
}
