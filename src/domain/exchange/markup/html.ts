const MOST_IN_TAG = 2_000
const attributes = `(?:\\s[^<>]{0,${MOST_IN_TAG}})?`
const blockTags = 'p|div|ul|ol|li|h[1-6]|blockquote|section|article|table|tr|td|th|thead|tbody|pre|figure|figcaption'
const inlineTags =
  'a|b|strong|i|em|u|s|span|small|sup|sub|code|kbd|mark|abbr|cite|font|img|input|label|time|del|ins|q|br|hr|wbr'
const tag = new RegExp(`<(/?)(${blockTags}|${inlineTags})(${attributes})\\s*/?>`, 'gi')
const blockTag = new RegExp(`<(?:${blockTags})${attributes}\\s*/?>`, 'i')
const withoutText = new RegExp(
  `<(script|style|iframe|object|video|audio|form|svg|template)\\b[^<>]{0,${MOST_IN_TAG}}>[^]*?(?:</\\1\\s*>|$)|<!--[^]*?(?:-->|$)|<(?:!doctype|link|meta|embed|source)\\b[^<>]{0,${MOST_IN_TAG}}>`,
  'gi',
)
const address = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i

/** Rewrites the HTML tags of a text as Markdown. Scripts, frames and comments are left out; unknown tags stay as text. */
export function markdownOfHtml(text: string): string {
  if (!/<[a-z/!]/i.test(text)) return text
  const visible = text.replace(withoutText, '')
  // In HTML the ends of lines are spaces; in Markdown with a tag here and there they are not.
  const flat = blockTag.test(visible) ? visible.replace(/\s*\n\s*/g, ' ') : visible
  const addresses: string[] = []
  const listStack: string[] = []
  const marked = flat.replace(tag, (_, slash: string, name: string, rest: string) => {
    const isEnd = slash === '/'
    const lower = name.toLowerCase()
    if (lower === 'a') return linkMark(isEnd, rest, addresses)
    return markOf(lower, isEnd, listStack)
  })
  return marked
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function linkMark(isEnd: boolean, rest: string, addresses: string[]): string {
  if (!isEnd) {
    const [, double, single, bare] = address.exec(rest) ?? []
    const url = (double ?? single ?? bare ?? '').trim().replace(/[\s()]/g, encodeURIComponent)
    addresses.push(url)
    return url ? '[' : ''
  }
  const url = addresses.pop()
  return url ? `](${url})` : ''
}

function markOf(name: string, isEnd: boolean, lists: string[]): string {
  if (name === 'b' || name === 'strong') return '**'
  if (name === 'i' || name === 'em') return '*'
  if (name === 'br') return isEnd ? '' : '\n'
  if (/^h[1-6]$/.test(name)) return isEnd ? '\n\n' : `\n\n${'#'.repeat(Number(name[1]))} `
  if (name === 'ul' || name === 'ol') {
    if (isEnd) lists.pop()
    else lists.push(name)
    return '\n\n'
  }
  if (name === 'li') return isEnd ? '' : `\n${lists.at(-1) === 'ol' ? '1. ' : '- '}`
  if (name === 'td' || name === 'th') return isEnd ? ' ' : ''
  if (name === 'tr') return isEnd ? '\n' : ''
  if (name === 'blockquote') return isEnd ? '\n\n' : '\n\n> '
  return new RegExp(`^(?:${blockTags})$`).test(name) ? '\n\n' : ''
}

const pairs = /<(b|strong|i|em|u|s|span|small|sup|sub|code|mark|p|font)(?:\s[^<>]{0,200})?>([^<>]*)<\/\1>|<br\s*\/?>/gi

/** Returns a line without its formatting tags. A tag that is not closed is text: « Le <dialog> en HTML ». */
export const lineOfHtml = (text: string): string =>
  text.includes('<') ? text.replace(pairs, (_, name?: string, inside = '') => (name ? inside : ' ')) : text
