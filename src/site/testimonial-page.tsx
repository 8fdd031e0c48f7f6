import type { TestimonialView } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { OPENING_PORTRAIT, Portrait } from './image'
import { siteMessagesIn } from './messages'
import { SessionsOfEditions } from './speaker-page'
import { Article, Text } from './text'
import { VideoPart } from './video'

/** The page of a testimonial. */
export function TestimonialPage({ testimonial, language }: { testimonial: TestimonialView; language: Language }) {
  const messages = siteMessagesIn(language)
  const { before, after, photo, quote, story, pathway, video, session } = testimonial
  return (
    <article>
      <header className={photo ? 'opening opening-person' : 'opening'}>
        {photo && <Portrait isFirst picture={photo} sizes={OPENING_PORTRAIT} />}
        <div>
          <h1>{testimonial.name}</h1>
          <dl className="change">
            {before && (
              <div>
                <dt>{messages.before}</dt>
                <dd>
                  <Text value={before} />
                </dd>
              </div>
            )}
            {after && (
              <div>
                <dt>{messages.now}</dt>
                <dd>
                  <Text value={after} />
                </dd>
              </div>
            )}
          </dl>
        </div>
      </header>
      {quote && (
        <blockquote className="pull">
          <p lang={quote.lang}>{quote.text}</p>
        </blockquote>
      )}
      {story && <Article text={story} under={1} />}
      {pathway.length > 0 && (
        <section aria-labelledby="pathway">
          <h2 id="pathway">{messages.pathway}</h2>
          <ol className="sessions">
            {pathway.map(({ year, label }) => (
              <li className="session" key={`${year} ${label.text}`}>
                <p className="slot">
                  <time dateTime={String(year)}>{year}</time>
                </p>
                <p>
                  <Text value={label} />
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
      {video && <VideoPart language={language} title={messages.video} video={video} />}
      <SessionsOfEditions language={language} sessions={session ? [session] : []} title={messages.seenIn} />
    </article>
  )
}
