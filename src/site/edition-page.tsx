import type { EditionView } from '../content/site/view-types'
import { inLanguage, type Language } from '../domain/bilingual'
import { feedPath } from '../domain/feed-path'
import { formatDayRange } from '../domain/format-date'
import { Figures, People, Testimonials } from './edition-parts'
import { Image } from './image'
import { siteMessages, siteMessagesIn } from './messages'
import { Programme } from './programme'
import { Article, Paragraphs, Text } from './text'

interface Props {
  edition: EditionView
  language: Language
}

/** The page of an edition. */
export function EditionPage({ edition, language }: Props) {
  const messages = siteMessagesIn(language)
  return (
    <article className="h-event">
      <header className="opening">
        <p className="eyebrow">
          <data className="dt-end" value={edition.endsOn} />
          <time className="dt-start" dateTime={edition.startsOn}>
            {formatDayRange(edition.startsOn, edition.endsOn, language)}
          </time>
          {edition.city && ` · ${edition.city}`}
        </p>
        <h1 className="p-name">
          <Text value={edition.title} />
        </h1>
        {edition.tagline && (
          <p className="lead p-summary">
            <Text value={edition.tagline} />
          </p>
        )}
        {(edition.registrationUrl || edition.sessions.length > 0) && (
          <p className="ways">
            {edition.registrationUrl && (
              <a className="button" href={edition.registrationUrl}>
                {messages.register}
              </a>
            )}
            {edition.sessions.length > 0 && <a href="#programme">{messages.seeProgramme}</a>}
            {edition.sessions.length > 0 && !edition.isDraft && (
              <a href={feedPath(edition.slug, 'calendar.ics', language)}>{messages.addToCalendar}</a>
            )}
          </p>
        )}
      </header>
      {edition.hero && (
        <div className="hero">
          <Image isFirst picture={edition.hero} sizes="(min-width: 42rem) 38rem, 92vw" />
        </div>
      )}
      {edition.summary && <Article text={edition.summary} under={1} />}
      <Place edition={edition} language={language} />
      <section aria-labelledby="programme" className="programme">
        <h2 id="programme">{messages.programme}</h2>
        {edition.sessions.length > 0 ? (
          <Programme language={language} sessions={edition.sessions} timezone={edition.timezone} />
        ) : (
          <p>{messages.noProgramme}</p>
        )}
      </section>
      <People language={language} people={edition.speakers} />
      <Testimonials language={language} testimonials={edition.testimonials} />
      <Figures figures={edition.figures} language={language} />
      <Partners edition={edition} language={language} />
    </article>
  )
}

function Place({ edition: { venue, attendance, city, region }, language }: Props) {
  const messages = siteMessagesIn(language)
  const town = venue.town ?? city
  return (
    <dl className="details">
      <div>
        <dt>{messages.place}</dt>
        <dd className="p-location">
          {[...new Set([venue.name, venue.address, town, region])].filter(Boolean).map((line) => (
            <span className="line" key={line}>
              {line}
            </span>
          ))}
        </dd>
      </div>
      {attendance && (
        <div>
          <dt>{messages.attendance}</dt>
          <dd>{attendance.label}</dd>
        </div>
      )}
      {venue.accessInfo && (
        <div>
          <dt>{messages.access}</dt>
          <dd>
            <Paragraphs value={venue.accessInfo} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Partners({ edition: { partners }, language }: Props) {
  if (partners.length === 0) return null
  const roles = new Map(partners.map(({ role }) => [role.value, role.label]))
  return (
    <section aria-labelledby="partners">
      <h2 id="partners">{inLanguage(siteMessages.partners, language)}</h2>
      <dl className="details">
        {[...roles].map(([value, label]) => (
          <div key={value}>
            <dt>{label}</dt>
            <dd>
              {partners
                .filter(({ role }) => role.value === value)
                .map(({ name }) => name)
                .join(', ')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
