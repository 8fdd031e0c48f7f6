import { escapeHtml } from '../../domain/html'
import type { PageText } from '../site/picture-types'
import { wholePicture } from '../site/whole-picture'
import type { Block, Inline, ListBlock } from './blocks'

interface Options {
  /** The scheme and the host before the paths of images and pages; none on the site itself. */
  origin?: string
  /** The level of the heading above the text: headings of level 2 follow one of level 1. */
  under?: number
  /** The attribute of that name of the images. */
  sizes?: string
}

/** Writes a long text as HTML: no element has a style, a class or a script, and every text is escaped. */
export function htmlOf(blocks: readonly Block[], options: Options = {}): string {
  return blocks.map((block) => htmlOfBlock(block, options)).join('\n')
}

function htmlOfBlock(block: Block, options: Options): string {
  if (block.type === 'picture') return figureOf(block.picture, options)
  if (block.type === 'list') return htmlOfList(block, options)
  const content = block.children.map((inline) => htmlOfInline(inline, options)).join('')
  if (block.type === 'heading') return element(`h${Math.min(block.level - 1 + (options.under ?? 1), 6)}`, content)
  return element(block.type === 'quote' ? 'blockquote' : 'p', content)
}

function htmlOfList({ isOrdered, start, items }: ListBlock, options: Options): string {
  const content = items.map(({ children, lists }) => {
    const parts = [
      ...children.map((inline) => htmlOfInline(inline, options)),
      ...lists.map((list) => htmlOfList(list, options)),
    ]
    return element('li', parts.join(''))
  })
  return element(isOrdered ? 'ol' : 'ul', content.join(''), { start: isOrdered && start !== 1 ? start : undefined })
}

function htmlOfInline(inline: Inline, options: Options): string {
  if (inline.type === 'break') return '<br>'
  if (inline.type === 'text')
    return inline.marks.reduceRight((inside, mark) => element(mark, inside), escapeHtml(inline.text))
  const content = inline.children.map((child) => htmlOfInline(child, options)).join('')
  const href = absolute(inline.href, options)
  return element('a', content, { href, ...(inline.isNewTab ? { rel: 'noopener noreferrer', target: '_blank' } : {}) })
}

function figureOf(
  picture: Parameters<typeof wholePicture>[0],
  { origin = '', sizes = 'auto, 100vw' }: Options,
): string {
  const whole = wholePicture(picture, origin)
  if (!whole) return ''
  const { src, srcset, width, height, alt } = whole
  const image = tag('img', { alt: alt.text, lang: alt.lang, src, srcset, sizes, width, height, loading: 'lazy' })
  return element('figure', image + (picture.credit ? element('figcaption', escapeHtml(picture.credit)) : ''))
}

const absolute = (href: string, { origin = '' }: Options) => (href.startsWith('/') ? origin + href : href)

type Attributes = Record<string, string | number | PageText['lang'] | undefined>

const element = (name: string, content: string, attributes: Attributes = {}): string =>
  `${tag(name, attributes)}${content}</${name}>`

function tag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).flatMap(([attribute, value]) =>
    value === undefined ? [] : [` ${attribute}="${escapeHtml(String(value))}"`],
  )
  return `<${name}${written.join('')}>`
}
