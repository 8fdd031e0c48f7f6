import type { Video } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { siteMessagesIn } from './messages'
import { Paragraphs } from './text'

/** A video as a link, so that the page loads nothing from other sites, with its captions and its transcript. */
export function VideoPart({ video, title, language }: { video: Video; title: string; language: Language }) {
  const messages = siteMessagesIn(language)
  return (
    <section aria-labelledby="video">
      <h2 id="video">{title}</h2>
      <p>
        <a href={video.url}>{messages.watch}</a>
        {video.captionsUrl && (
          <>
            {' · '}
            <a href={video.captionsUrl}>{messages.captions}</a>
          </>
        )}
      </p>
      {video.transcript && (
        <details>
          <summary>{messages.transcript}</summary>
          <Paragraphs value={video.transcript} />
        </details>
      )}
    </section>
  )
}
