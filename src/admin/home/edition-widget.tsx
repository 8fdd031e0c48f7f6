import Link from 'next/link'
import type { WidgetServerProps } from 'payload'
import { canPublish } from '../../../collections/shared/access/roles'
import { inLanguage, languageOf, messagesIn } from '../../domain/bilingual'
import { countdownTo } from '../../domain/countdown'
import { formatDayRange } from '../../domain/format-date'
import { nextActions } from '../../domain/next-actions'
import { Actions } from './actions'
import { Card } from './card'
import { Contents } from './contents'
import { EditionFindings } from './edition-findings'
import { EditionTranslation } from './edition-translation'
import { homeOf } from './home'
import { editionStates, formatCountdown, homeMessages } from './messages'
import { workOf } from './work'
import './hero.css'

/** The current edition: its countdown, what to do next, its contents, its findings and its translation. */
export async function EditionWidget({ req }: WidgetServerProps) {
  const language = languageOf(req.i18n)
  const messages = messagesIn(homeMessages, language)
  const home = await homeOf(req)
  if (!home) return <Card title={messages.nothingTitle}>{messages.nothing}</Card>
  const { edition, checked } = home
  const { admin } = req.payload.config.routes
  const page = `${admin}/collections/editions/${edition.id}`
  const now = new Date()
  const count = countdownTo(edition, now.toISOString())
  const [number, unit] = formatCountdown(count, language)
  const days = formatDayRange(edition.startsOn, edition.endsOn, language)
  const work = workOf(edition, checked, now)
  // The current edition is over only when no other one is to come.
  const actions = nextActions(work, { canPublish: canPublish(req.user), isLast: true })
  return (
    <section className="home-hero">
      <div className="home-hero__band">
        <div className="home-hero__names">
          <p className="home-hero__when">{inLanguage(editionStates[count.state], language)}</p>
          <h2>
            <Link href={page}>{edition.shortName ?? edition.title}</Link>
          </h2>
          {edition.title && <p>{edition.title}</p>}
          <p>{[days, edition.city].filter(Boolean).join(', ')}</p>
        </div>
        <p className="home-hero__countdown">
          <strong>{number}</strong> {unit}
        </p>
        <Actions actions={actions} admin={admin} edition={edition} language={language} work={work} />
      </div>
      <div className="home-edition__parts">
        <div>
          <h3>{messages.contents}</h3>
          <Contents
            admin={admin}
            edition={edition.id}
            language={language}
            payload={req.payload}
            programme={checked.programme}
          />
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
    </section>
  )
}
