import type { DocumentViewServerProps } from 'payload'
import { worksOn } from '../../../collections/shared/access/roles'
import { languageOf } from '../../domain/bilingual'
import { levels } from '../../domain/checks/levels'
import { checkProgramme } from '../../editorial/checks/check-programme'
import { EditionTab } from '../edition-tab/edition-tab'
import { CheckAgain } from './check-again'
import { LevelCount } from './level-count'
import { LevelFindings } from './level-findings'
import { LevelMark } from './level-mark'
import { checksWords } from './words'
import './checks.css'

/** The tab « Contrôles » of an edition: what to mend before its programme is published, and where. */
export async function ChecksView({ initPageResult, i18n, payload }: DocumentViewServerProps) {
  const { docID, req } = initPageResult
  const language = languageOf(i18n)
  const words = checksWords[language]
  const edition = String(docID)
  const checked = worksOn(req.user, edition) ? await checkProgramme(payload, edition, req) : undefined
  return (
    <EditionTab className="checks" id={edition} payload={payload} title={words.title}>
      {checked ? (
        <>
          <header className="checks__header">
            <div>
              <h2>{words.title}</h2>
              <p>{words.intro}</p>
            </div>
            <CheckAgain checkedAt={Date.now()} label={words.again} />
          </header>
          {checked.findings.length === 0 ? (
            <p className="checks__clear">
              <LevelMark level="clear" />
              {words.clear}
            </p>
          ) : (
            <>
              <nav aria-label={words.summary}>
                <ul className="checks__counts">
                  {levels.map((level) => (
                    <li key={level}>
                      <LevelCount count={checked.counts[level]} href={`#${level}`} language={language} level={level} />
                    </li>
                  ))}
                </ul>
              </nav>
              {checked.counts.blocks === 0 && (
                <p className="checks__clear">
                  <LevelMark level="clear" />
                  {words.free}
                </p>
              )}
              {levels.map((level) => (
                <LevelFindings
                  findings={checked.findings.filter((finding) => finding.level === level)}
                  key={level}
                  language={language}
                  level={level}
                  payload={payload}
                />
              ))}
            </>
          )}
        </>
      ) : (
        <p>{words.missing}</p>
      )}
    </EditionTab>
  )
}
