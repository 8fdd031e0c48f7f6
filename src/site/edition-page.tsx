import type { EditionView } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { formatDayRange } from '../domain/format-date'
import { Figures, People, Testimonials } from './edition-parts'
import { Image } from './image'
import { Programme } from './programme'
import { Article, Paragraphs, Said } from './text'
import { wordsIn } from './words'

interface Props {
  edition: EditionView
  language: Language
}

/** An edition: its days, its place, its programme and its people. */
export function EditionPage({ edition, language }: Props) {
  const words = wordsIn(language)
  return (
    <article>
      <header className="opening">
        <p className="eyebrow">
          <time dateTime={edition.startsOn}>{formatDayRange(edition.startsOn, edition.endsOn, language)}</time>
          {edition.city && ` · ${edition.city}`}
        </p>
        <h1>
          <Said words={edition.title} />
        </h1>
        {edition.tagline && (
          <p className="lead">
            <Said words={edition.tagline} />
          </p>
        )}
        {(edition.registrationUrl || edition.sessions.length > 0) && (
          <p className="ways">
            {edition.registrationUrl && (
              <a className="button" href={edition.registrationUrl}>
                {words.register}
              </a>
            )}
            {edition.sessions.length > 0 && <a href="#programme">{words.toProgramme}</a>}
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
        <h2 id="programme">{words.programme}</h2>
        {edition.sessions.length > 0 ? (
          <Programme language={language} sessions={edition.sessions} timezone={edition.timezone} />
        ) : (
          <p>{words.noProgramme}</p>
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
  const words = wordsIn(language)
  const town = venue.town ?? city
  return (
    <dl className="details">
      <div>
        <dt>{words.place}</dt>
        <dd>
          {[...new Set([venue.name, venue.address, town, region])].filter(Boolean).map((line) => (
            <span className="line" key={line}>
              {line}
            </span>
          ))}
        </dd>
      </div>
      {attendance && (
        <div>
          <dt>{words.attendance}</dt>
          <dd>{attendance.label}</dd>
        </div>
      )}
      {venue.accessInfo && (
        <div>
          <dt>{words.access}</dt>
          <dd>
            <Paragraphs words={venue.accessInfo} />
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
      <h2 id="partners">{wordsIn(language).partners}</h2>
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
