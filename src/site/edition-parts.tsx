import type { Figure, Person, TestimonialEntry } from '../content/site/view-types'
import { inLanguage, type Language } from '../domain/bilingual'
import { formatDayRange } from '../domain/format-date'
import { formatMeasure } from '../domain/format-measure'
import { Initials, Portrait } from './image'
import { siteMessages, siteMessagesIn } from './messages'
import { Text } from './text'

/** The people of an edition with their portraits, each with a link to their page. */
export function People({ people, language }: { people: Person[]; language: Language }) {
  if (people.length === 0) return null
  return (
    <section aria-labelledby="speakers">
      <h2 id="speakers">{inLanguage(siteMessages.speakers, language)}</h2>
      <PersonList people={people} />
    </section>
  )
}

/** A list of people with their role, except that of speaker, which most have. */
export const PersonList = ({ people }: { people: Person[] }) => (
  <ul className="people-list">
    {people.map((person) => (
      <li className="h-card" key={person.id}>
        {person.photo ? <Portrait picture={person.photo} sizes="5rem" /> : <Initials name={person.name} />}
        <p>
          {person.href ? (
            <a className="p-name u-url" href={person.href}>
              {person.name}
            </a>
          ) : (
            <strong className="p-name">{person.name}</strong>
          )}
          {person.role && person.role.value !== 'speaker' && <span className="line role">{person.role.label}</span>}
          {person.headline && (
            <span className="line quiet p-job-title">
              <Text value={person.headline} />
            </span>
          )}
          <Organisation of={person} />
        </p>
      </li>
    ))}
  </ul>
)

/** The organisation of a person, unless their headline names it: « Présidente de La Mêlée ». */
export const Organisation = ({ of: { headline, organisation } }: { of: Person }) =>
  organisation && !headline?.text.includes(organisation) ? (
    <span className="line quiet p-org">{organisation}</span>
  ) : null

/** The quotes of testimonials, each with a link to its page. */
export function Testimonials({ testimonials, language }: { testimonials: TestimonialEntry[]; language: Language }) {
  if (testimonials.length === 0) return null
  return (
    <section aria-labelledby="testimonials">
      <h2 id="testimonials">{inLanguage(siteMessages.testimonials, language)}</h2>
      <ul className="quotes">
        {testimonials.map((testimonial) => (
          <li key={testimonial.id}>
            {testimonial.quote && (
              <blockquote>
                <p lang={testimonial.quote.lang}>{testimonial.quote.text}</p>
              </blockquote>
            )}
            <p>
              {testimonial.href ? <a href={testimonial.href}>{testimonial.name}</a> : testimonial.name}
              <Change {...testimonial} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The occupations before and after a career change. */
export const Change = ({ before, after }: Pick<TestimonialEntry, 'before' | 'after'>) =>
  before || after ? (
    <span className="line quiet">
      {before && <Text value={before} />}
      {before && after && ' → '}
      {after && <Text value={after} />}
    </span>
  ) : null

/** Key figures, each with its territory, its date and its source. */
export function Figures({ figures, language }: { figures: Figure[]; language: Language }) {
  const messages = siteMessagesIn(language)
  if (figures.length === 0) return null
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{messages.figures}</h2>
      <ul className="figures">
        {figures.map(({ id, label, value, unit, territory, measuredOn, source }) => (
          <li key={id}>
            <strong>{formatMeasure(value, unit, language)}</strong>
            <p>
              <Text value={label} />
              <span className="line quiet">
                {territory}, {messages.measuredOn} {formatDayRange(measuredOn, measuredOn, language)}
                {source && (
                  <>
                    {', '}
                    {messages.source} {source.url ? <a href={source.url}>{source.name}</a> : source.name}
                  </>
                )}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
