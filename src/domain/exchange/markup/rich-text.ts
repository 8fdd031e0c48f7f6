import { heading, list, paragraph, quote, type RichTextNode, richTextRoot } from '../../rich-text-nodes'
import { markdownOfHtml } from './html'
import { inlineNodes } from './inline'

const bullet = /^\s{0,12}[-*+•] +(?=\S)/
const numbered = /^\s{0,12}\d{1,3}[.)] +(?=\S)/
const rule = /^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$/
const title = /^(#{1,6})\s+(\S.*?)\s*#*$/

type Block = { kind: 'text' | 'bullet' | 'number' | 'quote'; lines: string[] }

/** Returns the rich text of a plain text, of Markdown or of HTML, with its links, headings, lists, bold and italic. */
export function richTextOfMarkup(markup: string) {
  const lines = markdownOfHtml(markup.replace(/\r\n?/g, '\n')).split('\n')
  const nodes: RichTextNode[] = []
  let open: Block | undefined
  const close = () => {
    if (open) nodes.push(nodeOf(open))
    open = undefined
  }
  for (const line of lines) {
    const [, level, text] = title.exec(line.trim()) ?? []
    const isSeparate = line.trim() === '' || rule.test(line) || Boolean(level && text)
    if (isSeparate) {
      close()
      if (level && text) nodes.push(heading(`h${Math.min(Math.max(level.length, 2), 4)}`, inlineNodes(text)))
      continue
    }
    const kind = kindOf(line, open)
    if (open && open.kind !== kind) close()
    open ??= { kind, lines: [] }
    open.lines.push(contentOf(line, kind))
  }
  close()
  return richTextRoot(nodes)
}

function kindOf(line: string, open?: Block): Block['kind'] {
  if (bullet.test(line)) return 'bullet'
  // A paragraph may go on with « 2024. »; a list begins at 1.
  if (numbered.test(line) && (open?.kind === 'number' || /^\s*1[.)] /.test(line))) return 'number'
  return /^\s{0,3}>/.test(line) ? 'quote' : 'text'
}

function contentOf(line: string, kind: Block['kind']): string {
  if (kind === 'bullet') return line.replace(bullet, '')
  if (kind === 'number') return line.replace(numbered, '')
  return kind === 'quote' ? line.replace(/^\s{0,3}> ?/, '') : line.trim()
}

function nodeOf({ kind, lines }: Block): RichTextNode {
  if (kind === 'bullet' || kind === 'number') {
    return list(
      lines.map((line) => inlineNodes(line.trim())),
      kind,
    )
  }
  const children = inlineNodes(lines.join('\n').trim())
  return kind === 'quote' ? quote(children) : paragraph(children)
}
