/** A node of a rich text, in the form that the editor stores. */
export type RichTextNode = { type: string; version: number; children?: RichTextNode[] } & Record<string, unknown>

/** The formats of a piece of text, as bits of its `format`. */
export const textFormats = { bold: 1, italic: 2 } as const

const base = { version: 1, direction: 'ltr', format: '', indent: 0 }

/** A piece of text with the sum of its formats. */
export const textNode = (text: string, format = 0): RichTextNode => ({
  type: 'text',
  version: 1,
  text,
  format,
  detail: 0,
  mode: 'normal',
  style: '',
})

/** A line break inside a block. */
export const lineBreak = (): RichTextNode => ({ type: 'linebreak', version: 1 })

/** A link to an address. */
export const linkNode = (url: string, children: RichTextNode[]): RichTextNode => ({
  ...base,
  type: 'link',
  version: 3,
  fields: { linkType: 'custom', newTab: false, url },
  children,
})

/** A paragraph. */
export const paragraph = (children: RichTextNode[]): RichTextNode => ({
  ...base,
  type: 'paragraph',
  textFormat: 0,
  textStyle: '',
  children,
})

/** A heading: `h2`, `h3` or `h4`. */
export const heading = (tag: string, children: RichTextNode[]): RichTextNode => ({
  ...base,
  type: 'heading',
  tag,
  children,
})

/** A quotation. */
export const quote = (children: RichTextNode[]): RichTextNode => ({ ...base, type: 'quote', children })

/** A list; each item is a line of nodes. */
export const list = (items: RichTextNode[][], listType: 'bullet' | 'number'): RichTextNode => ({
  ...base,
  type: 'list',
  listType,
  tag: listType === 'bullet' ? 'ul' : 'ol',
  start: 1,
  children: items.map((children, index) => ({ ...base, type: 'listitem', value: index + 1, children })),
})

/** A rich text of these blocks. */
export const richTextRoot = (children: RichTextNode[]) => ({ root: { ...base, type: 'root', children } })
