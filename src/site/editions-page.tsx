import type { EditionSummary } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { formatDayRange } from '../domain/format-date'
import { siteMessagesIn } from './messages'
import { Text } from './text'

/** The page of all editions, the latest first. */
export function EditionsPage({ editions, language }: { editions: EditionSummary[]; language: Language }) {
  const messages = siteMessagesIn(language)
  return (
    <article>
      <header className="opening">
        <h1>{messages.editions}</h1>
      </header>
      {editions.length === 0 && <p>{messages.noEdition}</p>}
      <ol className="sessions">
        {editions.map(({ id, href, title, startsOn, endsOn, city }) => (
          <li className="session" key={id}>
            <p className="slot">
              <time dateTime={startsOn}>{startsOn.slice(0, 4)}</time>
            </p>
            <div>
              <h2>
                <a href={href}>
                  <Text value={title} />
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
