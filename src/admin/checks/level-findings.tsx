import Link from 'next/link'
import type { CollectionSlug, Payload } from 'payload'
import type { Language } from '../../domain/bilingual'
import { editAddress } from '../../domain/checks/address'
import type { Finding } from '../../domain/checks/finding'
import { type Level, levelOf, type Rule } from '../../domain/checks/levels'
import { ruleTitles } from '../../domain/checks/rule-titles'
import { LevelMark } from './level-mark'
import { checksWords, levelWords } from './words'

/** So many findings of one rule are shown at once; more are folded under their heading. */
const UNFOLDED = 8

interface Props {
  findings: Finding[]
  language: Language
  level: Level
  payload: Payload
}

/** The findings of one level, rule by rule, each with a link to the field that mends it. */
export function LevelFindings({ findings, language, level, payload }: Props) {
  if (findings.length === 0) return null
  const words = levelWords[language][level]
  const rules = (Object.keys(levelOf) as Rule[]).filter((rule) => findings.some((finding) => finding.rule === rule))
  return (
    <section aria-labelledby={level} className={`checks__level checks__level--${level}`}>
      <h3 className="checks__level-title" id={level} tabIndex={-1}>
        <LevelMark level={level} />
        {words.name} <span className="checks__number">{findings.length}</span>
      </h3>
      <p className="checks__meaning">{words.meaning}</p>
      {rules.map((rule) => {
        const ofRule = findings.filter((finding) => finding.rule === rule)
        return (
          <details className="checks__rule" id={rule} key={rule} open={ofRule.length <= UNFOLDED}>
            <summary>
              <h4>{ruleTitles[rule][language]}</h4> <span className="checks__number">{ofRule.length}</span>
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
  const { config } = payload.collections[finding.collection as CollectionSlug]
  const kind = config.labels.singular as Record<Language, string>
  return (
    <li className="checks__finding">
      <Link href={editAddress(finding, payload.config.routes.admin)} prefetch={false}>
        {finding.label}
      </Link>
      <span className="checks__kind">
        {kind[language]}
        {finding.locale && `, ${checksWords[language].english}`}
      </span>
      <p>{finding.message[language]}</p>
    </li>
  )
}
