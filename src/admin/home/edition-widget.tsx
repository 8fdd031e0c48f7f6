import Link from 'next/link'
import type { WidgetServerProps } from 'payload'
import { canPublish } from '../../../collections/shared/access/roles'
import { inLanguage, languageOf, messagesIn } from '../../domain/bilingual'
import type { Programme } from '../../domain/checks/programme'
import { countdownTo } from '../../domain/countdown'
import { formatDayRange } from '../../domain/format-date'
import { Card } from './card'
import { Contents } from './contents'
import { EditionFindings } from './edition-findings'
import { EditionTranslation } from './edition-translation'
import { homeOf } from './home'
import { editionStates, formatCountdown, homeMessages } from './messages'

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
          <EditionFindings checked={checked} language={language} page={page} />
        </div>
        <div>
          <h3 id="home-translation">{messages.translation}</h3>
          <EditionTranslation
            labelledBy="home-translation"
            language={language}
            page={page}
            programme={checked.programme}
          />
        </div>
      </div>
    </Card>
  )
}

const isPending = ({ edition, sessions, rooms }: Programme) =>
  [edition, ...sessions, ...rooms].some((document) => document.isPending)
