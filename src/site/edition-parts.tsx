import type { Figure, Person, TestimonialEntry } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { formatDayRange } from '../domain/format-date'
import { Initials, Portrait } from './image'
import { Said } from './text'
import { wordsIn } from './words'

/** People with their faces, each a link to their page. */
export function People({ people, language }: { people: Person[]; language: Language }) {
  if (people.length === 0) return null
  return (
    <section aria-labelledby="speakers">
      <h2 id="speakers">{wordsIn(language).speakers}</h2>
      <PersonList people={people} />
    </section>
  )
}

/** A list of people; what they do in the session beside their name, where it says more than that they speak. */
export const PersonList = ({ people }: { people: Person[] }) => (
  <ul className="people-list">
    {people.map((person) => (
      <li key={person.id}>
        {person.photo ? <Portrait picture={person.photo} sizes="5rem" /> : <Initials name={person.name} />}
        <p>
          {person.href ? <a href={person.href}>{person.name}</a> : <strong>{person.name}</strong>}
          {person.role && person.role.value !== 'speaker' && <span className="line role">{person.role.label}</span>}
          {person.headline && (
            <span className="line quiet">
              <Said words={person.headline} />
            </span>
          )}
          <Organisation of={person} />
        </p>
      </li>
    ))}
  </ul>
)

/** Where somebody works, unless their headline says so: « Présidente de La Mêlée ». */
export const Organisation = ({ of: { headline, organisation } }: { of: Person }) =>
  organisation && !headline?.text.includes(organisation) ? <span className="line quiet">{organisation}</span> : null

/** What people say of the way they went, each with a link to the whole story. */
export function Testimonials({ testimonials, language }: { testimonials: TestimonialEntry[]; language: Language }) {
  if (testimonials.length === 0) return null
  return (
    <section aria-labelledby="testimonials">
      <h2 id="testimonials">{wordsIn(language).testimonials}</h2>
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

/** From one trade to another. */
export const Change = ({ before, after }: Pick<TestimonialEntry, 'before' | 'after'>) =>
  before || after ? (
    <span className="line quiet">
      {before && <Said words={before} />}
      {before && after && ' → '}
      {after && <Said words={after} />}
    </span>
  ) : null

/** Numbers, each with where and when it was measured, and by whom. */
export function Figures({ figures, language }: { figures: Figure[]; language: Language }) {
  const words = wordsIn(language)
  if (figures.length === 0) return null
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{words.figures}</h2>
      <ul className="figures">
        {figures.map(({ id, label, value, unit, territory, measuredOn, source }) => (
          <li key={id}>
            <strong>
              {value.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB')}
              {language === 'fr' || unit !== '%' ? '\u00A0' : ''}
              {unit}
            </strong>
            <p>
              <Said words={label} />
              <span className="line quiet">
                {territory}, {words.measured} {formatDayRange(measuredOn, measuredOn, language)}
                {source && (
                  <>
                    {', '}
                    {words.source}
                    {language === 'fr' ? '\u00A0: ' : ': '}
                    {source.url ? <a href={source.url}>{source.name}</a> : source.name}
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
