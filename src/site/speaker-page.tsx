import type { SessionWithEdition, SpeakerView } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { formatFullDay } from '../domain/format-date'
import { dayIn } from '../domain/zone'
import { Organisation } from './edition-parts'
import { OPENING_PORTRAIT, Portrait } from './image'
import { siteMessagesIn } from './messages'
import { Facts, SessionTitle, Slot, Status } from './session-parts'
import { Article, Text } from './text'

/** The page of a speaker, with their sessions in all editions. */
export function SpeakerPage({ speaker, language }: { speaker: SpeakerView; language: Language }) {
  const messages = siteMessagesIn(language)
  return (
    <article className="h-card">
      <header className={speaker.photo ? 'opening opening-person' : 'opening'}>
        {speaker.photo && <Portrait isFirst picture={speaker.photo} sizes={OPENING_PORTRAIT} />}
        <div>
          <h1 className="p-name">{speaker.name}</h1>
          {speaker.headline && (
            <p className="lead p-job-title">
              <Text value={speaker.headline} />
            </p>
          )}
          <Organisation of={speaker} />
        </div>
      </header>
      {speaker.bio && <Article text={speaker.bio} under={1} />}
      {speaker.links.length > 0 && (
        <ul aria-label={messages.links} className="links">
          {speaker.links.map(({ url, label }) => (
            <li key={url}>
              <a className="u-url" href={url} rel="me">
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
      <SessionsOfEditions language={language} sessions={speaker.sessions} title={messages.sessions} />
    </article>
  )
}

/** A list of sessions of any edition, each with its day. */
export function SessionsOfEditions({
  sessions,
  title,
  language,
}: {
  sessions: SessionWithEdition[]
  title: string
  language: Language
}) {
  if (sessions.length === 0) return null
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{title}</h2>
      <ol className="sessions">
        {sessions.map((session) => (
          <li className="session h-event" key={session.id}>
            <Slot language={language} session={session} timezone={session.edition.timezone} />
            <div>
              <h3>
                <SessionTitle session={session} />
              </h3>
              <Status language={language} session={session} />
              {session.startsAt && (
                <p className="quiet">
                  {formatFullDay(dayIn(session.startsAt, session.edition.timezone), language)}
                  {session.edition.city && `, ${session.edition.city}`}
                </p>
              )}
              <Facts session={session} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
