const tag = /<\/?(p|br|b|strong|i|em|u|ul|ol|li|a|h[1-6]|span|div|code|blockquote)(\s[^<>]*)?\/?>/gi
const dangerous = /\son\w+\s*=|javascript:/i
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  '#39': "'",
}

/**
 * Returns the text of simple HTML: a blank line between paragraphs, « - » before the items of lists. A text with another
 * tag or with a script is returned unchanged.
 */
export function plainFromMarkup(markup: string): string {
  const unknown = markup.replace(tag, '')
  if (unknown === markup) return markup.trim()
  if (/<\/?[a-z!]/i.test(unknown) || dangerous.test(markup)) return markup.trim()
  return markup
    .replace(/\s*<li(\s[^<>]*)?>/gi, '\n- ')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/(p|div|ul|ol|blockquote|h[1-6])>/gi, '\n\n')
    .replace(tag, '')
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
