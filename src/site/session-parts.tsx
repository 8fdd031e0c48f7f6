import type { SessionEntry } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { formatClock } from '../domain/format-moment'
import { CrossShape, FormatShape, RoomShape } from './shapes'
import { Said } from './text'
import { wordsIn } from './words'

interface Props {
  session: SessionEntry
  language: Language
}

/** The title of a session, a link to its page where it has one. */
export const SessionTitle = ({ session: { href, title, format } }: Pick<Props, 'session'>) =>
  href && format?.value !== 'break' ? (
    <a href={href}>
      <Said words={title} />
    </a>
  ) : (
    <Said words={title} />
  )

/** When a session begins and ends. */
export function Slot({ session: { startsAt, endsAt }, timezone, language }: Props & { timezone: string }) {
  return (
    <p className="slot">
      {startsAt && (
        <>
          <time dateTime={startsAt}>{formatClock(startsAt, timezone, language)}</time>
          {endsAt && (
            <span className="quiet">
              {' – '}
              <time dateTime={endsAt}>{formatClock(endsAt, timezone, language)}</time>
            </span>
          )}
        </>
      )}
    </p>
  )
}

/** That a session does not take place as planned, and what the public is told of it. */
export function Standing({ session, language }: Props) {
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
export const Facts = ({ session }: Pick<Props, 'session'>) => (
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
export const Means = ({ session: { accessibility } }: Pick<Props, 'session'>) =>
  accessibility.length > 0 && <p className="means">{accessibility.map(({ label }) => label).join(' · ')}</p>
