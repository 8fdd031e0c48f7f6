import { htmlOf } from '../content/rich-text/html'
import type { PageText } from '../content/site/picture-types'
import type { LongText } from '../content/site/view-types'

/** A text, with its language where it is not that of the page. */
export const Text = ({ value }: { value: PageText }) =>
  value.lang ? <span lang={value.lang}>{value.text}</span> : value.text

/** A plain text as paragraphs, which empty lines separate. */
export const Paragraphs = ({ value, className }: { value: PageText; className?: string }) => (
  <div className={className} lang={value.lang}>
    {value.text
      .split(/\n{2,}/)
      .filter((paragraph) => paragraph.trim())
      .map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
  </div>
)

/** A long text under a heading of level `under`; its headings are of lower levels. */
export const Article = ({ text, under }: { text: LongText; under: 1 | 2 }) => (
  <div
    className="article"
    // biome-ignore lint/security/noDangerouslySetInnerHtml: every text in it is escaped where it is written
    dangerouslySetInnerHTML={{ __html: htmlOf(text.blocks, { under, sizes: '(min-width: 42rem) 38rem, 92vw' }) }}
    lang={text.lang}
  />
)
