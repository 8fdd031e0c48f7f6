import type { Language } from '../../domain/bilingual'
import { isLinkAddress } from '../../domain/link-address'
import { isRecord, recordOf, recordsOf } from '../../domain/record'
import { stripControls, stripControlsIn } from '../../domain/text'
import { pictureOf } from '../site/picture'
import { linkedTo, type RenderContext, typesetIn } from '../site/render-context'
import type { Block, Inline, ListBlock, Mark } from './blocks'

type Node = Record<string, unknown>

/** The bits of the `format` of a text node. */
const formats: readonly (readonly [bit: number, mark: Mark])[] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
]

/**
 * Reads the blocks of a long text as the editor stores it. Images that the reader may not see, empty blocks and unsafe links are
 * left out; the text of a node of an unknown type stays. `[]` for any other value.
 */
export function readBlocks(state: unknown, language: Language, context: RenderContext): Block[] {
  const reading = { language, context }
  return recordsOf(recordOf(recordOf(state).root).children).flatMap((node) => blocksOf(node, reading))
}

interface Reading {
  language: Language
  context: RenderContext
}

function blocksOf(node: Node, reading: Reading): Block[] {
  if (node.type === 'upload') {
    const picture = pictureOf(node.value, reading.context)
    return picture ? [{ type: 'picture', picture: stripControlsIn(picture) }] : []
  }
  if (node.type === 'list') {
    const list = listOf(node, reading)
    return list.items.length > 0 ? [list] : []
  }
  const children = trimmed(inlinesOf(Array.isArray(node.children) ? recordsOf(node.children) : [node], reading))
  const pictures = recordsOf(node.children)
    .filter(({ type }) => type === 'upload')
    .flatMap((upload) => blocksOf(upload, reading))
  return hasText(children) ? [blockOf(node, children), ...pictures] : pictures
}

function blockOf(node: Node, children: Inline[]): Block {
  const [, level] = node.type === 'heading' ? (/^h([1-6])$/.exec(String(node.tag)) ?? []) : []
  if (level) return { type: 'heading', level: Number(level), children }
  return { type: node.type === 'quote' ? 'quote' : 'paragraph', children }
}

function listOf(node: Node, reading: Reading): ListBlock {
  const items: ListBlock['items'] = []
  for (const item of recordsOf(node.children)) {
    const inside = recordsOf(item.children)
    const children = trimmed(
      inlinesOf(
        inside.filter(({ type }) => type !== 'list'),
        reading,
      ),
    )
    const lists = inside.flatMap((child) => (child.type === 'list' ? [listOf(child, reading)] : []))
    const nested = lists.filter((list) => list.items.length > 0)
    const last = items.at(-1)
    if (hasText(children)) items.push({ children, lists: nested })
    // The editor stores a list inside an item as an item of its own.
    else if (last) last.lists.push(...nested)
    else if (nested.length > 0) items.push({ children: [], lists: nested })
  }
  const start = Number.isSafeInteger(node.start) && Number(node.start) >= 0 ? Number(node.start) : 1
  return { type: 'list', isOrdered: node.listType === 'number', start, items }
}

function inlinesOf(nodes: Node[], reading: Reading): Inline[] {
  const inlines: Inline[] = []
  for (const inline of nodes.flatMap((node) => inlineOf(node, reading))) {
    const last = inlines.at(-1)
    const isSame = last?.type === 'text' && inline.type === 'text' && String(last.marks) === String(inline.marks)
    if (isSame) inlines[inlines.length - 1] = { ...last, text: last.text + inline.text }
    else inlines.push(inline)
  }
  return inlines
}

function inlineOf(node: Node, reading: Reading): Inline[] {
  if (node.type === 'linebreak') return [{ type: 'break' }]
  if (typeof node.text === 'string') {
    const text = typesetIn(stripControls(node.text), reading.language)
    const marks = formats.flatMap(([bit, mark]) => (Number(node.format) & bit ? [mark] : []))
    return text === '' ? [] : [{ type: 'text', text, marks }]
  }
  const children = inlinesOf(recordsOf(node.children), reading)
  if (node.type !== 'link' && node.type !== 'autolink') return children
  const fields = recordOf(node.fields)
  const href = hrefOf(fields, reading.context)
  // A link inside a link, which HTML does not have, is its text.
  const inside = children.flatMap((child) => (child.type === 'link' ? child.children : [child]))
  return href && hasText(inside) ? [{ type: 'link', href, isNewTab: fields.newTab === true, children: inside }] : inside
}

/** The address of a link: of a web page as it was written, of a document that of its page where this reader may open it. */
function hrefOf({ linkType, url, doc }: Node, context: RenderContext): string | undefined {
  if (linkType !== 'internal') return isLinkAddress(url) ? stripControls(url) : undefined
  const { relationTo, value } = recordOf(doc)
  return isRecord(value) ? linkedTo(context, String(relationTo), value, recordOf(value.edition)).href : undefined
}

/** Pieces of a line without the line breaks at its ends. */
function trimmed(inlines: Inline[]): Inline[] {
  const isBreak = ({ type }: Inline) => type === 'break'
  const from = inlines.findIndex((inline) => !isBreak(inline))
  return from < 0 ? [] : inlines.slice(from, inlines.findLastIndex((inline) => !isBreak(inline)) + 1)
}

const hasText = (children: readonly Inline[]): boolean =>
  children.some((inline) =>
    inline.type === 'link' ? hasText(inline.children) : inline.type === 'text' && inline.text.trim() !== '',
  )
