import Link from 'next/link'
import type { Language } from '../../domain/bilingual'
import { editAddress } from '../../domain/checks/address'
import { summaryOf } from '../../domain/release/summaries'
import type { Pending, ReleasePlan } from '../../editorial/release/plan'
import { LevelIcon } from '../checks/level-icon'
import { ChangeList } from './change-list'
import type { ReleaseWords } from './words'

const SHOWN_FINDINGS = 6

interface Props {
  plan: ReleasePlan
  language: Language
  words: ReleaseWords
  /** The path of the admin. */
  admin: string
}

/** What the next release would publish, or what stands in its way. */
export function NextRelease({ plan, language, words, admin }: Props) {
  const { blocking, pending, changes, warnings, number, surroundings, edition } = plan
  const isEmpty = pending.length === 0 && changes.length === 0
  const checksUrl = `${admin}/collections/editions/${edition.id}/controles`
  if (isEmpty && blocking.length === 0) {
    return (
      <section className="release__next">
        <p className="release__clear">
          <LevelIcon level="clear" />
          {words.nothing}
        </p>
      </section>
    )
  }
  return (
    <section aria-labelledby="next-release" className="release__next">
      <h3 id="next-release">{words.next(number)}</h3>
      {blocking.length > 0 && <Blocking {...{ blocking, language, words, admin, checksUrl }} />}
      {pending.length > 0 && <PendingDocuments {...{ pending, words, admin }} />}
      {warnings > 0 && (
        <p className="release__warnings">
          <LevelIcon level="warns" />
          <span>
            {words.warnings(warnings)}{' '}
            <Link href={checksUrl} prefetch={false}>
              {words.checks}
            </Link>
          </span>
        </p>
      )}
      {changes.length > 0 && (
        <>
          <h4>{words.told}</h4>
          <ChangeList
            changes={changes.map((change) => ({
              kind: change.kind,
              summary: summaryOf(change, surroundings)[language],
            }))}
            words={words}
          />
        </>
      )}
    </section>
  )
}

function Blocking({
  blocking,
  language,
  words,
  admin,
  checksUrl,
}: Pick<ReleasePlan, 'blocking'> & Pick<Props, 'language' | 'words' | 'admin'> & { checksUrl: string }) {
  const rest = blocking.length - SHOWN_FINDINGS
  return (
    <div className="release__blocked">
      <p>
        <LevelIcon level="blocks" />
        <strong>{words.blocked(blocking.length)}</strong>
      </p>
      <p>{words.blockedNote}</p>
      <ul>
        {blocking.slice(0, SHOWN_FINDINGS).map((finding) => (
          <li key={`${finding.id}.${finding.path}.${finding.message.fr}`}>
            <Link href={editAddress(finding, admin)} prefetch={false}>
              {finding.label}
            </Link>
            <span> {finding.message[language]}</span>
          </li>
        ))}
      </ul>
      <Link href={`${checksUrl}#blocks`} prefetch={false}>
        {words.checks}
        {rest > 0 && ` (${words.moreBlocked(rest)})`}
      </Link>
    </div>
  )
}

function PendingDocuments({ pending, words, admin }: { pending: Pending[] } & Pick<Props, 'words' | 'admin'>) {
  const kinds = ['sessions', 'speakers', 'rooms', 'editions'] as const
  const of = (kind: Pending['collection']) => pending.filter(({ collection }) => collection === kind)
  return (
    <div className="release__pending">
      <p>
        <strong>{words.pending(pending.length)}</strong>
        {`\u00A0: ${kinds
          .filter((kind) => of(kind).length > 0)
          .map((kind) => words.kinds[kind](of(kind).length))
          .join(', ')}.`}
      </p>
      <details>
        <summary>{words.documents}</summary>
        <ul>
          {kinds.flatMap(of).map(({ collection, id, label, isPublic }) => (
            <li key={id}>
              <Link href={`${admin}/collections/${collection}/${id}`} prefetch={false}>
                {label}
              </Link>
              {!isPublic && <span className="release__note"> {words.isNew}</span>}
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
