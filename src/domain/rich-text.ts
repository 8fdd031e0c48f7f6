import { lineBreak, list, paragraph, type RichTextNode, richTextRoot, textNode } from './rich-text-nodes'

interface TextNode {
  type?: string
  text?: string
  tag?: string
  listType?: string
  children?: TextNode[]
}

/** Returns the plain text of a rich text: a blank line between blocks, « - » or « 1. » before the items of lists. */
export function plainTextOf(richText: unknown): string {
  const root = (richText as { root?: TextNode } | null | undefined)?.root
  return (root?.children ?? [])
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n')
}

/** Returns the rich text of a plain text: a paragraph for each block between blank lines, a list where lines begin with « - » or « 1. ». */
export function richTextOf(text: string) {
  const blocks = text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
  return richTextRoot(blocks.map(block))
}

/** Whether two plain texts are the same, whatever the number of blank lines between their blocks. */
export const isSameText = (a: string, b: string): boolean => plainTextOf(richTextOf(a)) === plainTextOf(richTextOf(b))

function blockText({ type, children = [], listType }: TextNode): string {
  if (type !== 'list') return children.map(inlineText).join('').trim()
  return children
    .map(
      (item, index) => `${listType === 'number' ? `${index + 1}.` : '-'} ${blockText({ ...item, type: 'listitem' })}`,
    )
    .join('\n')
}

function inlineText({ type, text, children = [] }: TextNode): string {
  if (type === 'linebreak') return '\n'
  if (type === 'tab') return '\t'
  return text ?? children.map(inlineText).join('')
}

function block(text: string): RichTextNode {
  const lines = text.split('\n')
  if (lines.every((line) => /^- /.test(line))) return list(items(lines, /^- /), 'bullet')
  if (lines.every((line, index) => line.startsWith(`${index + 1}. `))) return list(items(lines, /^\d+\. /), 'number')
  return paragraph(
    lines.flatMap((line, index) => [...(index > 0 ? [lineBreak()] : []), ...(line ? [textNode(line)] : [])]),
  )
}

const items = (lines: string[], mark: RegExp) => lines.map((line) => [textNode(line.replace(mark, ''))])
