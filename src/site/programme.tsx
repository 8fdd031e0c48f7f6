import type { SessionEntry } from '../content/site/view-types'
import { fullDay } from '../domain/date-words'
import { clockWords, type Language } from '../domain/moment-words'
import { dayIn } from '../domain/zone'
import { CrossShape, FormatShape, RoomShape } from './shapes'
import { Said } from './text'
import { wordsIn } from './words'

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
      {[...days].map(([day, ofDay]) => (
        <section className="day" key={day}>
          <h3>
            <time dateTime={day}>{fullDay(day, language)}</time>
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

function byDay(sessions: SessionEntry[], timezone: string) {
  const placed = new Map<string, SessionEntry[]>()
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
      {sessions.map((session) => (
        <li className={`session session-${session.format?.value ?? 'any'}`} key={session.id}>
          <Slot language={language} session={session} timezone={timezone} />
          <div>
            <h4>
              {session.href && session.format?.value !== 'break' ? (
                <a href={session.href}>
                  <Said words={session.title} />
                </a>
              ) : (
                <Said words={session.title} />
              )}
            </h4>
            <Standing language={language} session={session} />
            <Facts session={session} />
            {session.people.length > 0 && (
              <p className="people">
                {session.people.map(({ id, name, role }, index) => (
                  <span key={id}>
                    {index > 0 && ', '}
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

/** When a session begins and ends. */
export function Slot({ session, timezone, language }: { session: SessionEntry } & Omit<Props, 'sessions'>) {
  const { startsAt, endsAt } = session
  return (
    <p className="slot">
      {startsAt && (
        <>
          <time dateTime={startsAt}>{clockWords(startsAt, timezone, language)}</time>
          {endsAt && (
            <span className="quiet">
              {' – '}
              <time dateTime={endsAt}>{clockWords(endsAt, timezone, language)}</time>
            </span>
          )}
        </>
      )}
    </p>
  )
}

/** That a session does not take place as planned, and what the public is told of it. */
export function Standing({ session, language }: { session: SessionEntry; language: Language }) {
  if (session.status === 'scheduled') return null
  return (
    <p className="standing">
      <strong>
        <CrossShape />
        {wordsIn(language)[session.status]}
      </strong>
      {session.notice && (
        <>
          {' '}
          <Said words={session.notice} />
        </>
      )}
    </p>
  )
}

/** Format and room in words, each beside its shape. */
export const Facts = ({ session }: { session: SessionEntry }) => (
  <ul className="facts">
    {session.format && session.format.value !== 'break' && (
      <li>
        <FormatShape format={session.format.value} />
        {session.format.label}
      </li>
    )}
    {session.room && (
      <li>
        <RoomShape />
        {session.room.name}
      </li>
    )}
  </ul>
)

/** What makes a session accessible, in words. */
export const Means = ({ session: { accessibility } }: { session: SessionEntry }) =>
  accessibility.length > 0 && <p className="means">{accessibility.map(({ label }) => label).join(' · ')}</p>
