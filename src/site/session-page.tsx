import type { SessionView } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { formatFullDay } from '../domain/format-date'
import { dayIn } from '../domain/zone'
import { PersonList } from './edition-parts'
import { formatRoom, siteMessagesIn } from './messages'
import { sessionCalendar } from './page-feeds'
import { Accessibility, Facts, Slot, Status } from './session-parts'
import { Article, Text } from './text'
import { VideoPart } from './video'

/** The page of a session. */
export function SessionPage({ session, language }: { session: SessionView; language: Language }) {
  const messages = siteMessagesIn(language)
  const { edition, startsAt } = session
  return (
    <article className="h-event">
      <header className="opening">
        <p className="eyebrow">
          {edition.href ? <a href={edition.href}>{messages.backToProgramme}</a> : <Text value={edition.title} />}
        </p>
        <h1 className="p-name">
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
        {session.status === 'scheduled' && <Ways language={language} session={session} />}
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

/** The registration of a session, and its calendar once it is public. */
function Ways({ session, language }: { session: SessionView; language: Language }) {
  const messages = siteMessagesIn(language)
  const { registrationUrl, startsAt, isDraft, edition } = session
  const hasCalendar = startsAt && !isDraft && !edition.isDraft
  if (!registrationUrl && !hasCalendar) return null
  return (
    <p className="ways">
      {registrationUrl && (
        <a className="button" href={registrationUrl}>
          {messages.register}
        </a>
      )}
      {hasCalendar && <a href={sessionCalendar(session, language)}>{messages.addToCalendar}</a>}
    </p>
  )
}

function Details({ session: { details, room }, language }: { session: SessionView; language: Language }) {
  const rows = details.flatMap(({ field, label, value }) =>
    field === 'room' && room ? roomDetails(label, room, language) : [{ label, value }],
  )
  if (rows.length === 0) return null
  return (
    <dl className="details">
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Text value={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function roomDetails(label: string, room: NonNullable<SessionView['room']>, language: Language) {
  const accessibility = room.accessibility.map((choice) => choice.label).join(' · ')
  const rows = [
    { label, value: { text: formatRoom(room, language) } },
    { label: siteMessagesIn(language).roomAccessibility, value: { text: accessibility } },
  ]
  return rows.filter(({ value }) => value.text)
}
