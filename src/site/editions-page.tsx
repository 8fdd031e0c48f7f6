import type { EditionMention } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { formatDayRange } from '../domain/format-date'
import { Said } from './text'
import { wordsIn } from './words'

/** Every edition, the latest first; archives stay. */
export function EditionsPage({ editions, language }: { editions: EditionMention[]; language: Language }) {
  const words = wordsIn(language)
  return (
    <article>
      <header className="opening">
        <h1>{words.editions}</h1>
      </header>
      {editions.length === 0 && <p>{words.noEdition}</p>}
      <ol className="sessions">
        {editions.map(({ id, href, title, startsOn, endsOn, city }) => (
          <li className="session" key={id}>
            <p className="slot">
              <time dateTime={startsOn}>{startsOn.slice(0, 4)}</time>
            </p>
            <div>
              <h2>
                <a href={href}>
                  <Said words={title} />
                </a>
              </h2>
              <p className="quiet">
                {formatDayRange(startsOn, endsOn, language)}
                {city && `, ${city}`}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </article>
  )
}
