'use client'
import { useArrival } from '../progress/use-arrival'

interface Props {
  kind: 'done' | 'refusal'
  sentences: readonly string[]
}

/** The outcome of the last request: messages that take the focus. */
export function ImportOutcome({ kind, sentences }: Props) {
  const part = useArrival<HTMLDivElement>()
  return (
    <div className={`import-outcome import-outcome--${kind}`} ref={part} role="status" tabIndex={-1}>
      {sentences.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  )
}
