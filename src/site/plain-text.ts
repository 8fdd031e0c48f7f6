import { textOfBlock } from '../content/rich-text/blocks'
import type { LongText } from '../content/site/view-types'

/** Returns the beginning of a long text, cut at a word; `undefined` when it is empty. `length` is in characters. */
export function excerptOf(text: LongText | undefined, length = 160): string | undefined {
  const plain = (text?.blocks ?? []).map(textOfBlock).join(' ').replace(/\s+/g, ' ').trim()
  if (plain.length <= length) return plain || undefined
  return `${plain.slice(0, plain.lastIndexOf(' ', length)).replace(/[\s,;:.–-]+$/, '')}…`
}
