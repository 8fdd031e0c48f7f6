import type { Picture } from '../site/picture-types'

/** A format of a piece of text, by its element of HTML. */
export type Mark = 'strong' | 'em' | 's' | 'u' | 'code' | 'sub' | 'sup'

/** A piece of a line of a long text. */
export type Inline =
  | { type: 'text'; text: string; marks: readonly Mark[] }
  | { type: 'break' }
  | { type: 'link'; href: string; isNewTab: boolean; children: Inline[] }

/** A list; an item may contain lists. */
export interface ListBlock {
  type: 'list'
  isOrdered: boolean
  /** The number of the first item. */
  start: number
  items: { children: Inline[]; lists: ListBlock[] }[]
}

/** A block of a long text, as one reader may see it: nothing in it is withheld, and its links are safe. */
export type Block =
  | { type: 'paragraph' | 'quote'; children: Inline[] }
  | { type: 'heading'; level: number; children: Inline[] }
  | { type: 'picture'; picture: Picture }
  | ListBlock

/** The plain text of pieces of a line. */
export const textOfInlines = (children: readonly Inline[]): string =>
  children
    .map((inline) => {
      if (inline.type === 'break') return '\n'
      return inline.type === 'link' ? textOfInlines(inline.children) : inline.text
    })
    .join('')

/** The plain text of a block; that of a picture is empty. */
export function textOfBlock(block: Block): string {
  if (block.type === 'picture') return ''
  if (block.type !== 'list') return textOfInlines(block.children)
  return block.items
    .flatMap(({ children, lists }) => [textOfInlines(children), ...lists.map(textOfBlock)])
    .filter(Boolean)
    .join('\n')
}
