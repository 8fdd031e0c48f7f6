import { type ChangeKind, changeKinds } from '../../domain/release/changes'
import type { ReleaseWords } from './words'

interface Props {
  changes: { kind: ChangeKind; summary: string }[]
  words: ReleaseWords
}

/** Changes in public words, kind by kind. */
export function ChangeList({ changes, words }: Props) {
  return (
    <dl className="release__changes">
      {changeKinds.map((kind) => {
        const summaries = changes.filter((change) => change.kind === kind).map(({ summary }) => summary)
        if (summaries.length === 0) return null
        return (
          <div key={kind}>
            <dt>
              {words.kindsOfChange[kind]} <span className="release__number">{summaries.length}</span>
            </dt>
            {summaries.map((summary, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two sessions may have one title, and the list never changes
              <dd key={`${index} ${summary}`}>{summary}</dd>
            ))}
          </div>
        )
      })}
    </dl>
  )
}
