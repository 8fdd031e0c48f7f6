import Link from 'next/link'
import type { CollectionSlug, Payload } from 'payload'
import { collectionLabel } from '../../../collections/shared/admin/collection-label'
import { inLanguage, type Language } from '../../domain/bilingual'
import { editAddress } from '../../domain/checks/address'
import { checkRules } from '../../domain/checks/check-rules'
import type { Finding } from '../../domain/checks/finding'
import type { Level } from '../../domain/checks/levels'
import { LevelIcon } from './level-icon'
import { checksMessages, levelMessages } from './messages'

/** The most findings of one rule that are shown at once; more are folded under their heading. */
const MAX_UNFOLDED = 8

interface Props {
  findings: Finding[]
  language: Language
  level: Level
  payload: Payload
}

/** The findings of one level, rule by rule, each with a link to the field to correct. */
export function LevelFindings({ findings, language, level, payload }: Props) {
  if (findings.length === 0) return null
  const { name, meaning } = levelMessages[level]
  const rules = checkRules.filter(({ id }) => findings.some(({ rule }) => rule === id))
  return (
    <section aria-labelledby={level} className={`checks__level checks__level--${level}`}>
      <h3 className="checks__level-title" id={level} tabIndex={-1}>
        <LevelIcon level={level} />
        {inLanguage(name, language)} <span className="checks__number">{findings.length}</span>
      </h3>
      <p className="checks__meaning">{inLanguage(meaning, language)}</p>
      {rules.map(({ id, title }) => {
        const ofRule = findings.filter(({ rule }) => rule === id)
        return (
          <details className="checks__rule" id={id} key={id} open={ofRule.length <= MAX_UNFOLDED}>
            <summary>
              <h4>{inLanguage(title, language)}</h4> <span className="checks__number">{ofRule.length}</span>
            </summary>
            <ul>
              {ofRule.map((finding) => (
                <FindingLine
                  finding={finding}
                  key={`${finding.id}.${finding.path}.${finding.message.fr}`}
                  {...{ language, payload }}
                />
              ))}
            </ul>
          </details>
        )
      })}
    </section>
  )
}

function FindingLine({ finding, language, payload }: { finding: Finding; language: Language; payload: Payload }) {
  return (
    <li className="checks__finding">
      <Link href={editAddress(finding, payload.config.routes.admin)} prefetch={false}>
        {finding.label}
      </Link>
      <span className="checks__kind">
        {collectionLabel(payload, finding.collection as CollectionSlug, 'singular', language)}
        {finding.locale && `, ${inLanguage(checksMessages.english, language)}`}
      </span>
      <p>{finding.message[language]}</p>
    </li>
  )
}
