import type { SessionEntry } from '../content/site/view-types'
import { inLanguage, type Language } from '../domain/bilingual'
import { formatFullDay } from '../domain/format-date'
import { dayIn, type PlainDate } from '../domain/zone'
import { siteMessages, siteMessagesIn } from './messages'
import { Accessibility, Facts, SessionTitle, Slot, Status } from './session-parts'

interface Props {
  sessions: SessionEntry[]
  timezone: string
  language: Language
}

/** The sessions of an edition by day; those without a time are at the end. */
export function Programme({ sessions, timezone, language }: Props) {
  const messages = siteMessagesIn(language)
  const { placed: days, unplaced } = byDay(sessions, timezone)
  return (
    <>
      {days.size > 1 && <DayLinks days={[...days.keys()]} language={language} />}
      {[...days].map(([day, ofDay]) => (
        <section className="day" key={day}>
          <h3 id={anchor(day)}>
            <time dateTime={day}>{formatFullDay(day, language)}</time>
          </h3>
          <SessionList language={language} sessions={ofDay} timezone={timezone} />
        </section>
      ))}
      {unplaced.length > 0 && (
        <section className="day">
          <h3>{messages.unplaced}</h3>
          <SessionList language={language} sessions={unplaced} timezone={timezone} />
        </section>
      )}
    </>
  )
}

const anchor = (day: PlainDate) => `jour-${day}`

const DayLinks = ({ days, language }: { days: PlainDate[]; language: Language }) => (
  <nav aria-label={inLanguage(siteMessages.days, language)} className="days">
    {days.map((day) => (
      <a href={`#${anchor(day)}`} key={day}>
        {formatFullDay(day, language)}
      </a>
    ))}
  </nav>
)

function byDay(sessions: SessionEntry[], timezone: string) {
  const placed = new Map<PlainDate, SessionEntry[]>()
  const unplaced: SessionEntry[] = []
  for (const session of sessions) {
    const day = session.startsAt && dayIn(session.startsAt, timezone)
    if (!day) unplaced.push(session)
    else placed.set(day, [...(placed.get(day) ?? []), session])
  }
  return { placed, unplaced }
}

function SessionList({ sessions, timezone, language }: Props) {
  return (
    <ol className="sessions">
      {sessions.map((session, index) => (
        <li className={`session h-event ${classesOf(session, sessions[index - 1])}`} key={session.id}>
          <Slot language={language} session={session} timezone={timezone} />
          <div>
            <h4>
              <SessionTitle session={session} />
              {session.isDraft && <span className="mention">{inLanguage(siteMessages.draft, language)}</span>}
            </h4>
            <Status language={language} session={session} />
            <Facts session={session} />
            {session.people.length > 0 && (
              <p className="people">
                {session.people.map(({ id, name, role }, at) => (
                  <span key={id}>
                    {at > 0 && ', '}
                    {name}
                    {role?.value === 'moderator' && <span className="quiet"> ({role.label.toLowerCase()})</span>}
                  </span>
                ))}
              </p>
            )}
            <Accessibility session={session} />
          </div>
        </li>
      ))}
    </ol>
  )
}

// A session at the same time as the one before it does not repeat the time.
function classesOf({ format, startsAt, endsAt }: SessionEntry, before: SessionEntry | undefined): string {
  const isSimultaneous = startsAt !== undefined && before?.startsAt === startsAt && before.endsAt === endsAt
  return `session-${format?.value ?? 'any'}${isSimultaneous ? ' session-beside' : ''}`
}
