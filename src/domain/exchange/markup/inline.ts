import { lineBreak, linkNode, type RichTextNode, textFormats, textNode } from '../../rich-text-nodes'
import { decodeEntities } from './entities'

// The lengths are limited: without limits, these patterns would take quadratic time on texts that are made to be slow.
const image = String.raw`!\[([^\]\n]{0,500})\]\([^()\s]{1,2000}(?: "[^"\n]{0,200}")?\)`
const link = String.raw`\[([^\]\n]{1,500})\]\(<?([^()\s<>]{1,2000}(?:\([^()\s]{0,200}\))?[^()\s<>]{0,2000})>?(?: "[^"\n]{0,200}")?\)`
const autolink = String.raw`<((?:https?:\/\/|mailto:)[^\s<>]{1,2000})>`
const bare = String.raw`(?<![\w@])(https?:\/\/[^\s<>"'«»]{1,2000}[^\s<>"'«».,;:!?)\]*_])`
const strong = String.raw`\*\*(?!\s)([^\n]{1,1000}?)(?<!\s)\*\*|(?<!\w)__(?!\s)([^\n]{1,1000}?)(?<!\s)__(?!\w)`
// Inside a word an asterisk is a letter of inclusive writing: « étudiant*e*s ».
const emphasis = String.raw`(?<![\p{L}\d*])\*(?![\s*])([^*\n]{1,1000}?)(?<!\s)\*(?![\p{L}\d*])|(?<![\p{L}\d_])_(?![\s_])([^_\n]{1,1000}?)(?<!\s)_(?![\p{L}\d_])`
const code = '`([^`\\n]{1,500})`'
const escaped = String.raw`\\([\\*_\[\]()#>~-])`
const token = new RegExp([image, link, autolink, bare, strong, emphasis, code, escaped].join('|'), 'gu')

const isSafe = (url: string) => /^(?:https?:\/\/[^\s]+|mailto:[^\s]+@[^\s]+|tel:\+?[0-9 .-]+)$/i.test(url)

/** Reads the links, the bold and the italic of a piece of Markdown. Ends of lines become line breaks. */
export function inlineNodes(text: string, format = 0, inLink = false): RichTextNode[] {
  const nodes: RichTextNode[] = []
  let end = 0
  for (const match of text.matchAll(token)) {
    nodes.push(...plainNodes(text.slice(end, match.index), format))
    nodes.push(...tokenNodes(match, format, inLink))
    end = match.index + match[0].length
  }
  return [...nodes, ...plainNodes(text.slice(end), format)]
}

function tokenNodes(match: RegExpMatchArray, format: number, inLink: boolean): RichTextNode[] {
  const [whole, alt, label, url, auto, address, bold, bold2, italic, italic2, literal, char] = match
  const target = decodeEntities(url ?? auto ?? address ?? '')
  if (target) {
    const inside =
      label === undefined ? plainNodes(target.replace(/^mailto:/, ''), format) : inlineNodes(label, format, true)
    return inLink || !isSafe(target) ? inside : [linkNode(target, inside)]
  }
  const [strong, soft] = [bold ?? bold2, italic ?? italic2]
  if (strong) return inlineNodes(strong, format | textFormats.bold, inLink)
  if (soft) return inlineNodes(soft, format | textFormats.italic, inLink)
  return plainNodes(alt ?? literal ?? char ?? whole, format)
}

function plainNodes(text: string, format: number): RichTextNode[] {
  return text.split('\n').flatMap((line, index) => {
    const shown = decodeEntities(line)
    return [...(index > 0 ? [lineBreak()] : []), ...(shown ? [textNode(shown, format)] : [])]
  })
}
