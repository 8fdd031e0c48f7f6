import type { Video } from '../content/site/view-types'
import type { Language } from '../domain/bilingual'
import { Paragraphs } from './text'
import { wordsIn } from './words'

/** A video as a link, so that nothing of another site is loaded unasked; its transcript is on the page. */
export function VideoPart({ video, title, language }: { video: Video; title: string; language: Language }) {
  const words = wordsIn(language)
  return (
    <section aria-labelledby="video">
      <h2 id="video">{title}</h2>
      <p>
        <a href={video.url}>{words.watch}</a>
        {video.captionsUrl && (
          <>
            {' · '}
            <a href={video.captionsUrl}>{words.captions}</a>
          </>
        )}
      </p>
      {video.transcript && (
        <details>
          <summary>{words.transcript}</summary>
          <Paragraphs words={video.transcript} />
        </details>
      )}
    </section>
  )
}
