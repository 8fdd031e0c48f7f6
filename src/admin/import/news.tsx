'use client'
import { useArrival } from '../progress/use-arrival'

interface Props {
  kind: 'done' | 'refusal'
  sentences: readonly string[]
}

/** How the last order went. */
export function News({ kind, sentences }: Props) {
  const part = useArrival<HTMLDivElement>()
  return (
    <div className={`import-news import-news--${kind}`} ref={part} role="status" tabIndex={-1}>
      {sentences.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  )
}
