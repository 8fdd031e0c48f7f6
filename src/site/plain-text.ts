import type { LongText } from '../content/site/view-types'

/** Returns the beginning of a long text, cut at a word; `undefined` when it is empty. `length` is in characters. */
export function excerptOf(text: LongText | undefined, length = 160): string | undefined {
  const plain = (text?.root.children ?? []).map(textOf).join(' ').replace(/\s+/g, ' ').trim()
  if (plain.length <= length) return plain || undefined
  return `${plain.slice(0, plain.lastIndexOf(' ', length)).replace(/[\s,;:.–-]+$/, '')}…`
}

function textOf(node: unknown): string {
  const { text, children } = (node ?? {}) as { text?: unknown; children?: unknown }
  if (typeof text === 'string') return text
  return Array.isArray(children) ? children.map(textOf).join('') : ''
}
