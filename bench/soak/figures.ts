import { readFileSync, writeFileSync } from 'node:fs'
import { machine } from '../machine'
import type { SoakResult } from './soak'

const page = new URL('../../docs/soak.md', import.meta.url)
const marked = /(<!-- last soak -->\n)[\s\S]*?(<!-- end of last soak -->)/
/** What descriptors and sockets may grow by: connections of readers come and go. */
const DESCRIPTORS = 20

/** One row of the table; `isMet` is absent of what has no limit. */
export interface SoakFigure {
  name: string
  value: string
  limit?: string
  isMet?: boolean
}

/** The figures of a soak, with what memory may grow by in the second half of the last process, in megabytes. */
export function figuresOf({ seconds, counts, errors, broken, trend }: SoakResult, memoryMb: number): SoakFigure[] {
  const number = (name: string, value: number): SoakFigure => ({ name, value: value.toLocaleString('en') })
  const none = (name: string, found: string[]): SoakFigure => ({
    ...number(name, found.length),
    ...{ limit: 'none', isMet: found.length === 0 },
  })
  const grown = (name: string, from: number, to: number, most: number): SoakFigure => ({
    name: `${name}, second half of the last process`,
    value: `${Math.round(from)} → ${Math.round(to)}`,
    ...{ limit: `+ ${most}`, isMet: to - from <= most },
  })
  return [
    { name: 'duration', value: `${(seconds / 60).toFixed(1)} minutes` },
    number('public answers read and compared', counts.reads),
    number('saves and publications acknowledged', counts.writes),
    number('releases', counts.releases),
    number('pictures uploaded', counts.uploads),
    number('imports, each undone', counts.imports),
    number('withdrawals', counts.withdrawals),
    number('events of the stream of changes', counts.events),
    { name: 'kills -9 and restarts', value: `${counts.kills} and ${counts.restarts}` },
    none('answers older than what was acknowledged', counts.stale),
    none('acknowledged writes that are lost', counts.lost),
    none('errors while the server was up', errors),
    none('broken rows, versions and files at the end', broken),
    ...(trend
      ? [
          grown('memory in MB', trend.from.memory, trend.to.memory, memoryMb),
          grown('open descriptors', trend.from.descriptors, trend.to.descriptors, DESCRIPTORS),
          grown('open sockets', trend.from.sockets, trend.to.sockets, DESCRIPTORS),
        ]
      : []),
  ]
}

/** The figures as a Markdown table. */
export function soakTable(figures: readonly SoakFigure[]): string {
  const rows = figures.map(({ name, value, limit = '', isMet }) => {
    const verdict = isMet === undefined ? '' : isMet ? 'met' : '**missed**'
    return `| ${name} | ${value} | ${limit} | ${verdict} |`
  })
  return ['| figure | value | limit | |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

/** Writes a run between its markers in `docs/soak.md`. */
export function writeLastSoak(figures: readonly SoakFigure[]): void {
  const before = readFileSync(page, 'utf8')
  const text = `${machine()}.\n\n${soakTable(figures)}`
  writeFileSync(
    page,
    before.replace(marked, (_, start: string, end: string) => `${start}\n${text}\n\n${end}`),
  )
}
