import type { ChangeKind } from '../../domain/release/changes'
import { ChangeList } from './change-list'
import type { ReleaseWords } from './words'

/** What of one session differs between a release and the one before, in words. */
export interface VersionDifferences {
  session: string
  title: string
  fields: { label: string; before: string; after: string }[]
}

interface Props {
  changes: { kind: ChangeKind; summary: string }[]
  differences: VersionDifferences[]
  words: ReleaseWords
}

/** What a release changed: in public words, then field by field. */
export function VersionDiff({ changes, differences, words }: Props) {
  if (changes.length === 0) return <p>{words.noChanges}</p>
  return (
    <div className="release__diff">
      <ChangeList changes={changes} words={words} />
      {differences.length > 0 && <h5>{words.differences}</h5>}
      {differences.map(({ session, title, fields }) => (
        <div className="release__table" key={session}>
          <table>
            <caption>{title}</caption>
            <thead>
              <tr>
                <th scope="col">{words.field}</th>
                <th scope="col">{words.before}</th>
                <th scope="col">{words.after}</th>
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
