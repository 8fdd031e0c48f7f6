import type { SessionView } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { formatFullDay } from '../domain/format-date'
import { dayIn } from '../domain/zone'
import { PersonList } from './edition-parts'
import { formatRoom, siteMessagesIn } from './messages'
import { Accessibility, Facts, Slot, Status } from './session-parts'
import { Article, Text } from './text'
import { VideoPart } from './video'

/** The page of a session. */
export function SessionPage({ session, language }: { session: SessionView; language: Language }) {
  const messages = siteMessagesIn(language)
  const { edition, startsAt } = session
  return (
    <article>
      <header className="opening">
        <p className="eyebrow">
          {edition.href ? <a href={edition.href}>{messages.backToProgramme}</a> : <Text value={edition.title} />}
        </p>
        <h1>
          <Text value={session.title} />
        </h1>
        {startsAt && (
          <div className="moment">
            <p>
              <time dateTime={dayIn(startsAt, edition.timezone)}>
                {formatFullDay(dayIn(startsAt, edition.timezone), language)}
              </time>
            </p>
            <Slot language={language} session={session} timezone={edition.timezone} />
          </div>
        )}
        <Status language={language} session={session} />
        <div>
          <Facts session={session} />
          <Accessibility session={session} />
        </div>
        {session.registrationUrl && session.status === 'scheduled' && (
          <p>
            <a className="button" href={session.registrationUrl}>
              {messages.register}
            </a>
          </p>
        )}
      </header>
      {session.abstract && <Article text={session.abstract} under={1} />}
      {session.people.length > 0 && (
        <section aria-labelledby="people">
          <h2 id="people">{messages.people}</h2>
          <PersonList people={session.people} />
        </section>
      )}
      <Details session={session} language={language} />
      {session.recording && <VideoPart language={language} title={messages.recording} video={session.recording} />}
    </article>
  )
}

function Details({ session, language }: { session: SessionView; language: Language }) {
  const messages = siteMessagesIn(language)
  const rows: [string, string | undefined][] = [
    [messages.track, session.track?.label],
    [messages.room, session.room && formatRoom(session.room, language)],
    [messages.roomAccessibility, session.room?.accessibility.map(({ label }) => label).join(' · ')],
    [messages.capacity, session.capacity === undefined ? undefined : String(session.capacity)],
  ]
  const filled = rows.filter(([, value]) => value)
  if (filled.length === 0) return null
  return (
    <dl className="details">
      {filled.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
