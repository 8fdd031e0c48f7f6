interface TextNode {
  type?: string
  text?: string
  tag?: string
  listType?: string
  children?: TextNode[]
}

const base = { version: 1, direction: 'ltr', format: '', indent: 0 }

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
  return { root: { ...base, type: 'root', children: blocks.map(block) } }
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

function block(text: string) {
  const lines = text.split('\n')
  if (lines.every((line) => /^- /.test(line)))
    return list(
      lines.map((line) => line.slice(2)),
      'bullet',
    )
  if (lines.every((line, index) => line.startsWith(`${index + 1}. `))) {
    return list(
      lines.map((line) => line.replace(/^\d+\. /, '')),
      'number',
    )
  }
  const children = lines.flatMap((line, index) => [
    ...(index > 0 ? [{ type: 'linebreak', version: 1 }] : []),
    ...(line ? [textNode(line)] : []),
  ])
  return { ...base, type: 'paragraph', textFormat: 0, textStyle: '', children }
}

function list(items: string[], listType: 'bullet' | 'number') {
  const children = items.map((item, index) => ({
    ...base,
    type: 'listitem',
    value: index + 1,
    children: [textNode(item)],
  }))
  return { ...base, type: 'list', listType, tag: listType === 'bullet' ? 'ul' : 'ol', start: 1, children }
}

const textNode = (text: string) => ({ type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' })
