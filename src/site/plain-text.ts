import type { LongText } from '../content/site/view-types'

/** The first words of a long text, cut at a word, as search engines and shared links show them. */
export function firstWords(text: LongText | undefined, length = 160): string | undefined {
  const plain = (text?.root.children ?? []).map(wordsOf).join(' ').replace(/\s+/g, ' ').trim()
  if (plain.length <= length) return plain || undefined
  return `${plain.slice(0, plain.lastIndexOf(' ', length)).replace(/[\s,;:.–-]+$/, '')}…`
}

function wordsOf(node: unknown): string {
  const { text, children } = (node ?? {}) as { text?: unknown; children?: unknown }
  if (typeof text === 'string') return text
  return Array.isArray(children) ? children.map(wordsOf).join('') : ''
}
