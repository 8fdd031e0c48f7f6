/** One block of an article: a paragraph, a heading (`h2`–`h4`) or a bulleted list. */
export type RichTextBlock = string | { tag: 'h2' | 'h3' | 'h4'; text: string } | { items: readonly string[] }

/** A node of a Lexical editor state. */
export interface RichTextNode {
  type: string
  version: number
  [key: string]: unknown
}

/** A Lexical editor state, as rich text fields store it. */
export interface RichText {
  root: {
    type: 'root'
    version: number
    direction: 'ltr'
    format: ''
    indent: number
    children: RichTextNode[]
  }
  [key: string]: unknown
}

/** Returns the editor state of blocks; `transform` is applied to each text. */
export function richText(blocks: readonly RichTextBlock[], transform = (text: string) => text): RichText {
  const children = blocks.map((block) => {
    if (typeof block === 'string')
      return element('paragraph', [textNode(transform(block))], { textFormat: 0, textStyle: '' })
    if ('tag' in block) return element('heading', [textNode(transform(block.text))], { tag: block.tag })
    const items = block.items.map((item, index) =>
      element('listitem', [textNode(transform(item))], { value: index + 1 }),
    )
    return element('list', items, { listType: 'bullet', tag: 'ul', start: 1 })
  })
  return { root: { type: 'root', version: 1, direction: 'ltr', format: '', indent: 0, children } }
}

function element(type: string, children: RichTextNode[], own: Record<string, unknown>): RichTextNode {
  return { type, version: 1, direction: 'ltr', format: '', indent: 0, ...own, children }
}

function textNode(text: string): RichTextNode {
  return { type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' }
}
