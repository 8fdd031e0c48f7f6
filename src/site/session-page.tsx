import type { SessionView } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { formatFullDay } from '../domain/format-date'
import { dayIn } from '../domain/zone'
import { PersonList } from './edition-parts'
import { Facts, Means, Slot, Standing } from './session-parts'
import { Article, Said } from './text'
import { VideoPart } from './video'
import { said, wordsIn } from './words'

/** A session: when, where, with whom, about what. */
export function SessionPage({ session, language }: { session: SessionView; language: Language }) {
  const words = wordsIn(language)
  const { edition, startsAt } = session
  return (
    <article>
      <header className="opening">
        <p className="eyebrow">
          {edition.href ? <a href={edition.href}>{words.backToProgramme}</a> : <Said words={edition.title} />}
        </p>
        <h1>
          <Said words={session.title} />
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
        <Standing language={language} session={session} />
        <div>
          <Facts session={session} />
          <Means session={session} />
        </div>
        {session.registrationUrl && session.status === 'scheduled' && (
          <p>
            <a className="button" href={session.registrationUrl}>
              {words.register}
            </a>
          </p>
        )}
      </header>
      {session.abstract && <Article text={session.abstract} under={1} />}
      {session.people.length > 0 && (
        <section aria-labelledby="people">
          <h2 id="people">{words.with}</h2>
          <PersonList people={session.people} />
        </section>
      )}
      <Details session={session} language={language} />
      {session.recording && <VideoPart language={language} title={words.recording} video={session.recording} />}
    </article>
  )
}

function Details({ session, language }: { session: SessionView; language: Language }) {
  const words = wordsIn(language)
  const rows: [string, string | undefined][] = [
    [words.track, session.track?.label],
    [words.room, session.room && roomWords(session.room, language)],
    [words.ofRoom, session.room?.accessibility.map(({ label }) => label).join(' · ')],
    [words.capacity, session.capacity === undefined ? undefined : String(session.capacity)],
  ]
  const said = rows.filter(([, value]) => value)
  if (said.length === 0) return null
  return (
    <dl className="details">
      {said.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

// Floors are written as editors please: « 1 » says nothing by itself.
function roomWords({ name, floor }: NonNullable<SessionView['room']>, language: Language): string {
  if (!floor) return name
  if (floor === '0') return `${name}, ${said(language, 'rez-de-chaussée', 'ground floor')}`
  return `${name}, ${/^-?\d+$/.test(floor) ? said(language, `étage ${floor}`, `floor ${floor}`) : floor}`
}
