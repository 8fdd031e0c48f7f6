import { type Language, messagesIn } from '../../domain/bilingual'
import type { ChangeKind } from '../../domain/release/changes'
import { ChangeList } from './change-list'
import { releaseMessages } from './messages'

/** The fields of one session that differ between a release and the one before, as text. */
export interface VersionDifferences {
  session: string
  title: string
  fields: { label: string; before: string; after: string }[]
}

interface Props {
  changes: { kind: ChangeKind; summary: string }[]
  differences: VersionDifferences[]
  language: Language
}

/** The changes of a release: their public summaries, then field by field. */
export function VersionDiff({ changes, differences, language }: Props) {
  const messages = messagesIn(releaseMessages, language)
  if (changes.length === 0) return <p>{messages.noChanges}</p>
  return (
    <div className="release__diff">
      <ChangeList changes={changes} language={language} />
      {differences.length > 0 && <h5>{messages.differences}</h5>}
      {differences.map(({ session, title, fields }) => (
        <div className="release__table" key={session}>
          <table>
            <caption>{title}</caption>
            <thead>
              <tr>
                <th scope="col">{messages.field}</th>
                <th scope="col">{messages.before}</th>
                <th scope="col">{messages.after}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ label, before, after }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{before || '–'}</td>
                  <td>{after || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </div>
  )
}
