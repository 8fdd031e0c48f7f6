import Link from 'next/link'
import { inLanguage, type Language, messagesIn } from '../../domain/bilingual'
import { editAddress } from '../../domain/checks/address'
import { summaryOf } from '../../domain/release/summaries'
import type { Pending, ReleasePlan } from '../../editorial/release/plan'
import { LevelIcon } from '../checks/level-icon'
import { ChangeList } from './change-list'
import {
  formatBlockedCount,
  formatKindCount,
  formatMoreBlocked,
  formatNextRelease,
  formatPendingCount,
  formatWarningCount,
  releaseMessages,
} from './messages'

const SHOWN_FINDINGS = 6

interface Props {
  plan: ReleasePlan
  language: Language
  /** The path of the admin. */
  admin: string
}

/** The documents that the next release would publish, and the findings that block it. */
export function NextRelease({ plan, language, admin }: Props) {
  const messages = messagesIn(releaseMessages, language)
  const { blocking, pending, changes, warnings, number, summaryContext, edition } = plan
  const isEmpty = pending.length === 0 && changes.length === 0
  const checksUrl = `${admin}/collections/editions/${edition.id}/controles`
  if (isEmpty && blocking.length === 0) {
    return (
      <section className="release__next">
        <p className="release__clear">
          <LevelIcon level="clear" />
          {messages.nothing}
        </p>
      </section>
    )
  }
  return (
    <section aria-labelledby="next-release" className="release__next">
      <h3 id="next-release">{formatNextRelease(number, language)}</h3>
      {blocking.length > 0 && <Blocking {...{ blocking, language, admin, checksUrl }} />}
      {pending.length > 0 && <PendingDocuments {...{ pending, language, admin }} />}
      {warnings > 0 && (
        <p className="release__warnings">
          <LevelIcon level="warns" />
          <span>
            {formatWarningCount(warnings, language)}{' '}
            <Link href={checksUrl} prefetch={false}>
              {messages.checks}
            </Link>
          </span>
        </p>
      )}
      {changes.length > 0 && (
        <>
          <h4>{messages.publicChanges}</h4>
          <ChangeList
            changes={changes.map((change) => ({
              kind: change.kind,
              summary: inLanguage(summaryOf(change, summaryContext), language),
            }))}
            language={language}
          />
        </>
      )}
    </section>
  )
}

function Blocking({
  blocking,
  language,
  admin,
  checksUrl,
}: Pick<ReleasePlan, 'blocking'> & Pick<Props, 'language' | 'admin'> & { checksUrl: string }) {
  const messages = messagesIn(releaseMessages, language)
  const rest = blocking.length - SHOWN_FINDINGS
  return (
    <div className="release__blocked">
      <p>
        <LevelIcon level="blocks" />
        <strong>{formatBlockedCount(blocking.length, language)}</strong>
      </p>
      <p>{messages.blockedNote}</p>
      <ul>
        {blocking.slice(0, SHOWN_FINDINGS).map((finding) => (
          <li key={`${finding.id}.${finding.path}.${finding.message.fr}`}>
            <Link href={editAddress(finding, admin)} prefetch={false}>
              {finding.label}
            </Link>
            <span> {inLanguage(finding.message, language)}</span>
          </li>
        ))}
      </ul>
      <Link href={`${checksUrl}#blocks`} prefetch={false}>
        {messages.checks}
        {rest > 0 && ` (${formatMoreBlocked(rest, language)})`}
      </Link>
    </div>
  )
}

function PendingDocuments({ pending, language, admin }: { pending: Pending[] } & Pick<Props, 'language' | 'admin'>) {
  const messages = messagesIn(releaseMessages, language)
  const kinds = ['sessions', 'speakers', 'rooms', 'editions'] as const
  const of = (kind: Pending['collection']) => pending.filter(({ collection }) => collection === kind)
  return (
    <div className="release__pending">
      <p>
        <strong>{formatPendingCount(pending.length, language)}</strong>
        {`\u00A0: ${kinds
          .filter((kind) => of(kind).length > 0)
          .map((kind) => formatKindCount(kind, of(kind).length, language))
          .join(', ')}.`}
      </p>
      <details>
        <summary>{messages.documents}</summary>
        <ul>
          {kinds.flatMap(of).map(({ collection, id, label, isPublic }) => (
            <li key={id}>
              <Link href={`${admin}/collections/${collection}/${id}`} prefetch={false}>
                {label}
              </Link>
              {!isPublic && <span className="release__note"> {messages.isNew}</span>}
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
