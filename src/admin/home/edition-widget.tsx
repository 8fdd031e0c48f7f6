import Link from 'next/link'
import type { WidgetServerProps } from 'payload'
import { canPublish } from '../../../collections/shared/access/roles'
import { inLanguage, type Language, languageOf, messagesIn } from '../../domain/bilingual'
import { levels } from '../../domain/checks/levels'
import type { Programme } from '../../domain/checks/programme'
import { translationProgress } from '../../domain/checks/translations'
import { countdownTo } from '../../domain/countdown'
import { formatDayRange } from '../../domain/format-date'
import { LevelCount } from '../checks/level-count'
import { LevelIcon } from '../checks/level-icon'
import { Card } from './card'
import { Contents } from './contents'
import { homeOf } from './home'
import { editionStates, formatCountdown, formatTranslated, homeMessages } from './messages'

/** The current edition: its countdown, its published and pending documents, its findings and its translation. */
export async function EditionWidget({ req }: WidgetServerProps) {
  const language = languageOf(req.i18n)
  const messages = messagesIn(homeMessages, language)
  const home = await homeOf(req)
  if (!home) return <Card title={messages.nothingTitle}>{messages.nothing}</Card>
  const { edition, checked } = home
  const { admin } = req.payload.config.routes
  const page = `${admin}/collections/editions/${edition.id}`
  const count = countdownTo(edition, new Date().toISOString())
  const [number, unit] = formatCountdown(count, language)
  const { translated, total } = translationProgress(checked.programme)
  const days = formatDayRange(edition.startsOn, edition.endsOn, language)
  return (
    <Card
      className="home-edition"
      title={
        <>
          <span className="home-edition__when">{inLanguage(editionStates[count.state], language)}</span>
          <Link href={page}>{edition.title}</Link>
        </>
      }
    >
      <p className="home-edition__days">{[days, edition.city].filter(Boolean).join(', ')}</p>
      <div className="home-edition__parts">
        <p className="home-edition__countdown">
          <strong>{number}</strong> {unit}
        </p>
        <div>
          <h3>{messages.contents}</h3>
          <Contents
            admin={admin}
            edition={edition.id}
            language={language}
            payload={req.payload}
            programme={checked.programme}
          />
          {canPublish(req.user) && isPending(checked.programme) && (
            <Link href={`${page}/publication`} prefetch={false}>
              {messages.release}
            </Link>
          )}
        </div>
        <div>
          <h3>{messages.findings}</h3>
          {checked.findings.length === 0 ? (
            <p className="home-edition__clear">
              <LevelIcon level="clear" /> {messages.clear}
            </p>
          ) : (
            <ul className="home-edition__levels">
              {levels.map((level) => (
                <li key={level}>
                  <LevelCount
                    count={checked.counts[level]}
                    href={`${page}/controles#${level}`}
                    {...{ language, level }}
                  />
                </li>
              ))}
            </ul>
          )}
        </div>
        <div>
          <h3 id="home-translation">{messages.translation}</h3>
          <p className="home-edition__translated">
            <strong>{percent(language, total === 0 ? 1 : translated / total)}</strong>
            <progress
              aria-labelledby="home-translation"
              max={Math.max(total, 1)}
              value={total === 0 ? 1 : translated}
            />
          </p>
          <p>{formatTranslated(translated, total, language)}</p>
          {translated < total && <Link href={`${page}/controles#missing-english`}>{messages.toTranslate}</Link>}
        </div>
      </div>
    </Card>
  )
}

const isPending = ({ edition, sessions, rooms }: Programme) =>
  [edition, ...sessions, ...rooms].some((document) => document.isPending)

// Rounded down: 99.6 % is not shown as 100 %.
const percent = (language: Language, share: number) =>
  new Intl.NumberFormat(language, { style: 'percent' }).format(Math.floor(share * 100) / 100)
