import type { SessionEntry } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { formatFullDay } from '../domain/format-date'
import { dayIn, type PlainDate } from '../domain/zone'
import { Facts, Means, SessionTitle, Slot, Standing } from './session-parts'
import { said, wordsIn } from './words'

interface Props {
  sessions: SessionEntry[]
  timezone: string
  language: Language
}

/** The sessions of an edition, day after day; those that nobody has placed yet at the end. */
export function Programme({ sessions, timezone, language }: Props) {
  const words = wordsIn(language)
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
          <h3>{words.unplaced}</h3>
          <SessionList language={language} sessions={unplaced} timezone={timezone} />
        </section>
      )}
    </>
  )
}

const anchor = (day: PlainDate) => `jour-${day}`

const DayLinks = ({ days, language }: { days: PlainDate[]; language: Language }) => (
  <nav aria-label={wordsIn(language).days} className="days">
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
        <li className={`session ${kind(session, sessions[index - 1])}`} key={session.id}>
          <Slot language={language} session={session} timezone={timezone} />
          <div>
            <h4>
              <SessionTitle session={session} />
              {session.isDraft && <span className="mention">{said(language, 'Brouillon', 'Draft')}</span>}
            </h4>
            <Standing language={language} session={session} />
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
            <Means session={session} />
          </div>
        </li>
      ))}
    </ol>
  )
}

// Sessions at one time stand under one time, as on paper.
function kind({ format, startsAt, endsAt }: SessionEntry, before: SessionEntry | undefined): string {
  const isBeside = startsAt !== undefined && before?.startsAt === startsAt && before.endsAt === endsAt
  return `session-${format?.value ?? 'any'}${isBeside ? ' session-beside' : ''}`
}
