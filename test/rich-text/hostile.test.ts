import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { expect, test } from 'vitest'
import type { Block } from '../../src/content/rich-text/blocks'
import { htmlOf } from '../../src/content/rich-text/html'
import { markdownOf } from '../../src/content/rich-text/markdown'
import { readBlocks } from '../../src/content/rich-text/read-blocks'
import type { RenderContext } from '../../src/content/site/render-context'
import { stripControls } from '../../src/domain/text'
import { hostileRichText } from './hostile-texts'

const ORIGIN = 'https://cms.exemple.fr'
const RUNS = Number(process.env.HOSTILE_RUNS ?? 500)
const context = { reader: { kind: 'public' }, language: 'fr', now: new Date() } as unknown as RenderContext
const blocksOf = (state: unknown) => readBlocks(state, 'fr', context)

const attributesOf: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    [
      'p',
      'h2',
      'h3',
      'h4',
      'h6',
      'blockquote',
      'ul',
      'ol',
      'li',
      'br',
      'strong',
      'em',
      's',
      'u',
      'code',
      'sub',
      'sup',
    ].map((name) => [name, []]),
  ),
  ...{ figure: [], figcaption: [], a: ['href', 'rel', 'target'] },
  img: ['alt', 'src', 'srcset', 'sizes', 'width', 'height', 'loading', 'lang'],
}
const safeHref = /^(?:https?:|mailto:|tel:)/i

type HtmlNode = DefaultTreeAdapterTypes.ChildNode

/** Throws at an element, an attribute or an address that no long text has; returns the text. */
function safeTextOf(nodes: HtmlNode[]): string {
  return nodes
    .map((node) => {
      if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
      const { tagName, attrs, childNodes } = node as DefaultTreeAdapterTypes.Element
      const allowed = attributesOf[tagName]
      if (!allowed) throw new Error(`The element ${node.nodeName}.`)
      for (const { name, value } of attrs) {
        if (!allowed.includes(name)) throw new Error(`The attribute ${tagName} ${name}.`)
        if (name === 'href' && !safeHref.test(value)) throw new Error(`The address ${value}.`)
        if (name === 'src' && !value.startsWith(`${ORIGIN}/api/media/file/`)) throw new Error(`The image ${value}.`)
      }
      const inside = safeTextOf(childNodes)
      return /^(?:p|h\d|blockquote|li|br|figure|figcaption)$/.test(tagName) ? ` ${inside} ` : inside
    })
    .join('')
}

interface MarkdownNode {
  type: string
  value?: string
  url?: string
  alt?: string | null
  children?: MarkdownNode[]
}

const markdownTypes = [
  'root',
  'paragraph',
  'heading',
  'blockquote',
  'list',
  'listItem',
  'text',
  'emphasis',
  'strong',
  'inlineCode',
  'break',
  'link',
  'image',
]

/** Throws at markup that no long text has; returns the text. */
function markdownTextOf({ type, value, url, children = [] }: MarkdownNode): string {
  if (!markdownTypes.includes(type)) throw new Error(`The node ${type}.`)
  if (type === 'link' && !safeHref.test(url ?? '')) throw new Error(`The address ${url}.`)
  if (type === 'break') return ' '
  const inside = value ?? children.map(markdownTextOf).join('')
  return ['paragraph', 'heading', 'listItem'].includes(type) ? ` ${inside} ` : inside
}

const plain = (text: string) => text.replace(/[\s\u0085]+/g, ' ').trim()

const altsOf = (blocks: Block[]) =>
  blocks.flatMap((block) => (block.type === 'picture' ? [block.picture.alt.text] : []))

test('the HTML of any text has the elements, attributes and addresses of a long text only', () => {
  fc.assert(
    fc.property(hostileRichText, (state) => {
      const html = htmlOf(blocksOf(state), { origin: ORIGIN })
      expect(stripControls(html)).toBe(html)
      safeTextOf(parseFragment(html).childNodes)
    }),
    { numRuns: RUNS },
  )
})

test('the Markdown of any text is read again as the text of its HTML, its images with their descriptions', () => {
  fc.assert(
    fc.property(hostileRichText, (state) => {
      const blocks = blocksOf(state)
      const tree = fromMarkdown(markdownOf(blocks, ORIGIN)) as MarkdownNode
      const html = htmlOf(blocks, { origin: ORIGIN })
      expect(plain(markdownTextOf(tree))).toBe(plain(safeTextOf(parseFragment(html).childNodes)))
      expect(imagesOf(tree).map(plain)).toEqual(altsOf(blocks).map(plain))
    }),
    { numRuns: RUNS },
  )
})

const imagesOf = ({ type, alt, children = [] }: MarkdownNode): string[] =>
  type === 'image' ? [alt ?? ''] : children.flatMap(imagesOf)
