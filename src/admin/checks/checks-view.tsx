import type { DocumentViewServerProps, Payload } from 'payload'
import { worksOn } from '../../../collections/shared/access/roles'
import { type Language, languageOf, messagesIn } from '../../domain/bilingual'
import { levels } from '../../domain/checks/levels'
import { type Checked, checkProgramme } from '../../editorial/checks/check-programme'
import { EditionTab } from '../edition-tab/edition-tab'
import { CheckAgain } from './check-again'
import { LevelCount } from './level-count'
import { LevelFindings } from './level-findings'
import { LevelIcon } from './level-icon'
import { checksMessages } from './messages'
import './checks.css'

/** The tab « Contrôles » of an edition: the findings on its programme, with a link to the field of each. */
export async function ChecksView({ initPageResult, i18n, payload }: DocumentViewServerProps) {
  const { docID, req } = initPageResult
  const language = languageOf(i18n)
  const messages = messagesIn(checksMessages, language)
  const edition = String(docID)
  const checked = worksOn(req.user, edition) ? await checkProgramme(payload, edition, req) : undefined
  return (
    <EditionTab className="checks" id={edition} language={language} payload={payload} title={messages.title}>
      {checked ? (
        <>
          <header className="checks__header">
            <div>
              <h2>{messages.title}</h2>
              <p>{messages.intro}</p>
            </div>
            <CheckAgain checkedAt={Date.now()} label={messages.again} />
          </header>
          {checked.findings.length === 0 ? (
            <p className="checks__clear">
              <LevelIcon level="clear" />
              {messages.clear}
            </p>
          ) : (
            <Findings checked={checked} language={language} payload={payload} />
          )}
        </>
      ) : (
        <p>{messages.missing}</p>
      )}
    </EditionTab>
  )
}

interface Props {
  checked: Checked
  language: Language
  payload: Payload
}

/** The counts of the levels as links, then the findings of each level. */
function Findings({ checked: { counts, findings }, language, payload }: Props) {
  const messages = messagesIn(checksMessages, language)
  return (
    <>
      <nav aria-label={messages.summary}>
        <ul className="checks__counts">
          {levels.map((level) => (
            <li key={level}>
              <LevelCount count={counts[level]} href={`#${level}`} language={language} level={level} />
            </li>
          ))}
        </ul>
      </nav>
      {counts.blocks === 0 && (
        <p className="checks__clear">
          <LevelIcon level="clear" />
          {messages.free}
        </p>
      )}
      {levels.map((level) => (
        <LevelFindings
          findings={findings.filter((finding) => finding.level === level)}
          key={level}
          language={language}
          level={level}
          payload={payload}
        />
      ))}
    </>
  )
}
