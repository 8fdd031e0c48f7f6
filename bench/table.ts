import { readFileSync, writeFileSync } from 'node:fs'
import type { Figure } from './figures'

const page = new URL('./README.md', import.meta.url)
const marked = /(<!-- last run -->\n)[\s\S]*?(<!-- end of last run -->)/

/** The figures as a Markdown table. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, target = '', isMet, load }) => {
    const verdict = isMet === undefined ? '' : isMet ? 'met' : '**missed**'
    return `| ${name} | ${value} | ${target} | ${verdict} | ${load} |`
  })
  return ['| figure | value | target | | load |', '| --- | --- | --- | --- | --- |', ...rows].join('\n')
}

/** Writes the last run between its markers in `bench/README.md`. */
export function writeLastRun(text: string): void {
  const before = readFileSync(page, 'utf8')
  writeFileSync(
    page,
    before.replace(marked, (_, start: string, end: string) => `${start}\n${text}\n\n${end}`),
  )
}
