import type { SessionEntry } from '../content/site/view-types'
import { inLanguage, type Language } from '../domain/bilingual'
import { formatClock } from '../domain/format-moment'
import { siteMessages } from './messages'
import { CrossShape, FormatShape, RoomShape } from './shapes'
import { Text } from './text'

interface Props {
  session: SessionEntry
  language: Language
}

/** The title of a session, a link to its page where it has one. */
export const SessionTitle = ({ session: { href, title, format } }: Pick<Props, 'session'>) =>
  href && format?.value !== 'break' ? (
    <a className="p-name u-url" href={href}>
      <Text value={title} />
    </a>
  ) : (
    <span className="p-name">
      <Text value={title} />
    </span>
  )

/** The start and the end of a session. */
export function Slot({ session: { startsAt, endsAt }, timezone, language }: Props & { timezone: string }) {
  return (
    <p className="slot">
      {startsAt && (
        <>
          <time className="dt-start" dateTime={startsAt}>
            {formatClock(startsAt, timezone, language)}
          </time>
          {endsAt && (
            <span className="quiet">
              {' – '}
              <time className="dt-end" dateTime={endsAt}>
                {formatClock(endsAt, timezone, language)}
              </time>
            </span>
          )}
        </>
      )}
    </p>
  )
}

/** That a session is cancelled or postponed, with its public notice. */
export function Status({ session, language }: Props) {
  if (session.status === 'scheduled') return null
  return (
    <p className="standing">
      <strong>
        <CrossShape />
        {inLanguage(siteMessages[session.status], language)}
      </strong>
      {session.notice && (
        <>
          {' '}
          <Text value={session.notice} />
        </>
      )}
    </p>
  )
}

/** The format and the room of a session, each beside its shape. */
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
        <span className="p-location">{session.room.name}</span>
      </li>
    )}
  </ul>
)

/** The accessibility of a session. */
export const Accessibility = ({ session: { accessibility } }: Pick<Props, 'session'>) =>
  accessibility.length > 0 && <p className="means">{accessibility.map(({ label }) => label).join(' · ')}</p>
