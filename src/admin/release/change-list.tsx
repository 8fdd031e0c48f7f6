import { inLanguage, type Language } from '../../domain/bilingual'
import { type ChangeKind, changeKinds } from '../../domain/release/changes'
import { changeKindLabels } from './messages'

interface Props {
  changes: { kind: ChangeKind; summary: string }[]
  language: Language
}

/** The public summaries of changes, grouped by kind. */
export function ChangeList({ changes, language }: Props) {
  return (
    <dl className="release__changes">
      {changeKinds.map((kind) => {
        const summaries = changes.filter((change) => change.kind === kind).map(({ summary }) => summary)
        if (summaries.length === 0) return null
        return (
          <div key={kind}>
            <dt>
              {inLanguage(changeKindLabels[kind], language)} <span className="release__number">{summaries.length}</span>
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
