import type { Heading, List, PhrasingContent, RootContent } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import { wholePicture } from '../site/whole-picture'
import type { Block, Inline, ListBlock } from './blocks'

/** Escaped everywhere: tables and strikethrough, which many readers add to Markdown, and what escapes a character after it. */
const alsoUnsafe = ['|', '~', '\\'].map((character) => ({ character, inConstruct: 'phrasing' as const }))

/** Writes a long text as Markdown (CommonMark), with its addresses below `origin`. What would be markup is escaped. */
export function markdownOf(blocks: readonly Block[], origin = ''): string {
  const children = blocks.flatMap((block) => contentOf(block, origin))
  return toMarkdown(
    { type: 'root', children },
    { bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one', unsafe: alsoUnsafe },
  ).trimEnd()
}

function contentOf(block: Block, origin: string): RootContent[] {
  if (block.type === 'list') return [listOf(block, origin)]
  if (block.type === 'picture') {
    const whole = wholePicture(block.picture, origin)
    if (!whole) return []
    const { credit } = block.picture
    const caption: PhrasingContent[] = credit ? [{ type: 'break' }, { type: 'text', value: credit }] : []
    return [{ type: 'paragraph', children: [{ type: 'image', url: whole.src, alt: whole.alt.text }, ...caption] }]
  }
  const children = phrasingOf(block.children, origin)
  if (block.type === 'heading') return [{ type: 'heading', depth: block.level as Heading['depth'], children }]
  const paragraph = { type: 'paragraph', children } as const
  return [block.type === 'quote' ? { type: 'blockquote', children: [paragraph] } : paragraph]
}

const listOf = ({ isOrdered, start, items }: ListBlock, origin: string): List => ({
  type: 'list',
  ordered: isOrdered,
  start: isOrdered ? start : null,
  spread: false,
  children: items.map(({ children, lists }) => ({
    type: 'listItem',
    spread: false,
    children: [
      ...(children.length > 0 ? [{ type: 'paragraph' as const, children: phrasingOf(children, origin) }] : []),
      ...lists.map((list) => listOf(list, origin)),
    ],
  })),
})

const written = ['strong', 'em'] as const
type Written = (typeof written)[number]

/** The pieces of a line; those beside each other with the same format are within one node of it. */
function phrasingOf(inlines: readonly Inline[], origin: string, within: readonly Written[] = []): PhrasingContent[] {
  const [first] = inlines
  if (!first) return []
  const runs = written.map((mark) => ({ mark, length: within.includes(mark) ? 0 : runOf(inlines, mark) }))
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best))
  const rest = inlines.slice(Math.max(1, longest.length))
  if (longest.length === 0) return [...pieceOf(first, origin), ...phrasingOf(rest, origin, within)]
  const children = phrasingOf(inlines.slice(0, longest.length), origin, [...within, longest.mark])
  const type = longest.mark === 'strong' ? 'strong' : 'emphasis'
  return [{ type, children }, ...phrasingOf(rest, origin, within)]
}

function runOf(inlines: readonly Inline[], mark: Written): number {
  const end = inlines.findIndex((inline) => inline.type !== 'text' || !inline.marks.includes(mark))
  return end < 0 ? inlines.length : end
}

function pieceOf(inline: Inline, origin: string): PhrasingContent[] {
  if (inline.type === 'break') return [{ type: 'break' }]
  if (inline.type === 'text') return [{ type: 'text', value: inline.text }]
  const url = inline.href.startsWith('/') ? origin + inline.href : inline.href
  return [{ type: 'link', url, children: phrasingOf(inline.children, origin) }]
}
