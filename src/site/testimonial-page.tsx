import type { TestimonialView } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { Portrait } from './image'
import { Appearances } from './speaker-page'
import { Article, Said } from './text'
import { VideoPart } from './video'
import { wordsIn } from './words'

/** The story of somebody who changed trades, in their own words. */
export function TestimonialPage({ testimonial, language }: { testimonial: TestimonialView; language: Language }) {
  const words = wordsIn(language)
  const { before, after, photo, quote, story, pathway, video, session } = testimonial
  return (
    <article>
      <header className={photo ? 'opening opening-person' : 'opening'}>
        {photo && <Portrait isFirst picture={photo} sizes="(min-width: 42rem) 14rem, 50vw" />}
        <div>
          <h1>{testimonial.name}</h1>
          <dl className="change">
            {before && (
              <div>
                <dt>{words.was}</dt>
                <dd>
                  <Said words={before} />
                </dd>
              </div>
            )}
            {after && (
              <div>
                <dt>{words.is}</dt>
                <dd>
                  <Said words={after} />
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
          <h2 id="pathway">{words.pathway}</h2>
          <ol className="sessions">
            {pathway.map(({ year, label }) => (
              <li className="session" key={`${year} ${label.text}`}>
                <p className="slot">
                  <time dateTime={String(year)}>{year}</time>
                </p>
                <p>
                  <Said words={label} />
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
      {video && <VideoPart language={language} title={words.video} video={video} />}
      <Appearances language={language} sessions={session ? [session] : []} title={words.seenIn} />
    </article>
  )
}
