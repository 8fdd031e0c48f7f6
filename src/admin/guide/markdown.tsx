import type { ReactNode } from 'react'

/** The address of a picture and its size, so that its place is there before it is. */
interface Picture {
  src: string
  width?: number
  height?: number
}

/** Returns the blocks of a Markdown text that uses what the guide uses: headings, lists, tables, pictures and paragraphs. */
export function markdownBlocks(text: string, pictureOf: (file: string) => Picture): ReactNode[] {
  return text
    .replace(/^(#{1,3} .*)$/gm, '\n$1\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) => blockOf(block, pictureOf))
}

/** Returns the titles of the sections of a Markdown text: its headings of the second level. */
export const sectionTitles = (text: string): string[] =>
  [...text.matchAll(/^## (.*)$/gm)].map(([, title = '']) => title)

/** The id of a heading, as GitHub makes it: « Petits gestes » is `petits-gestes`. */
export const headingId = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')

function blockOf(block: string, pictureOf: (file: string) => Picture): ReactNode {
  const [, hashes = '', title = ''] = /^(#{1,3}) (.*)$/.exec(block) ?? []
  if (title) return heading(hashes.length, title)
  const [, alt, file] = /^!\[([^\]]*)\]\(images\/([\w.-]+)\)$/.exec(block) ?? []
  if (file) return <img alt={alt} key={block} loading="lazy" {...pictureOf(file)} />
  const lines = block.split('\n')
  if (lines.every((line) => line.startsWith('|'))) return table(lines)
  if (/^(?:- |\d+\. )/.test(block)) return list(block)
  return <p key={block}>{inline(lines.join(' '))}</p>
}

function heading(level: number, title: string): ReactNode {
  const Heading = `h${level}` as 'h1' | 'h2' | 'h3'
  return (
    <Heading id={headingId(title)} key={title}>
      {inline(title)}
    </Heading>
  )
}

function list(block: string): ReactNode {
  const items = block
    .split(/\n(?=- |\d+\. )/)
    .map((item) => item.replace(/^(?:- |\d+\. )/, '').replace(/\s*\n\s*/g, ' '))
  const List = block.startsWith('-') ? 'ul' : 'ol'
  return (
    <List key={block}>
      {items.map((item) => (
        <li key={item}>{inline(item)}</li>
      ))}
    </List>
  )
}

function table([head = '', , ...rows]: string[]): ReactNode {
  const cells = (row: string) => row.split('|').slice(1, -1)
  return (
    <table key={head}>
      <thead>
        <tr>
          {cells(head).map((cell) => (
            <th key={cell} scope="col">
              {inline(cell.trim())}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            {cells(row).map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table do not move
              <td key={column}>{inline(cell.trim())}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const marks = /(\*\*.+?\*\*|`[^`]+`|\[[^\]]+\]\(#[\p{L}\p{N}-]+\))/u

function inline(text: string): ReactNode[] {
  return text.split(marks).map((part, index) => {
    const key = `${index} ${part}`
    if (part.startsWith('**')) return <strong key={key}>{inline(part.slice(2, -2))}</strong>
    if (part.startsWith('`')) return <code key={key}>{part.slice(1, -1)}</code>
    const [, label, target] = /^\[([^\]]+)\]\((#[^)]+)\)$/.exec(part) ?? []
    return target ? (
      <a href={target} key={key}>
        {label}
      </a>
    ) : (
      part
    )
  })
}
