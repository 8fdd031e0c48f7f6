import { type JSXConvertersFunction, RichText } from '@payloadcms/richtext-lexical/react'
import type { LongText, PageText, Picture } from '../content/site/view-types'
import { Image } from './image'

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
export function Article({ text, under }: { text: LongText; under: 1 | 2 }) {
  return (
    <div className="article" lang={text.lang}>
      <RichText converters={convertersUnder(under)} data={{ root: text.root } as never} disableContainer />
    </div>
  )
}

const convertersUnder =
  (under: number): JSXConvertersFunction =>
  ({ defaultConverters }) => ({
    ...defaultConverters,
    heading: ({ node, nodesToJSX }) => {
      const level = Math.min(Number(node.tag.slice(1)) - 1 + under, 6)
      const Heading = `h${level}` as 'h3'
      return <Heading>{nodesToJSX({ nodes: node.children })}</Heading>
    },
    upload: ({ node }) => {
      const picture = node.value as unknown as Picture
      return (
        <figure>
          <Image picture={picture} sizes="(min-width: 42rem) 38rem, 92vw" />
          {picture.credit && <figcaption>{picture.credit}</figcaption>}
        </figure>
      )
    },
  })
