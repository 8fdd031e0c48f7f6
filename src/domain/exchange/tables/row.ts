import { hostilityOf, restore, tidy } from '../cells/spreadsheet-text'
import { hostileCell, type Problem } from '../problem'
import type { Header } from './header'

/** A line of a table: its number in the file and its cells. */
export interface Line {
  row: number
  cells: readonly string[]
}

/** Reads the cells of one line and notes what is wrong with each. */
export interface RowReader<Name extends string> {
  row: number
  /** The text of a cell; `undefined` for one that is empty or missing. */
  text: (column: Name, most?: number) => string | undefined
  /** What `read` makes of a cell; a problem with the sentences when it makes nothing of it. */
  value: <Value>(
    column: Name,
    read: (cell: string) => Value | undefined,
    sentences: (cell: string) => { fr: string; en: string },
  ) => Value | undefined
  problem: (column: Name, sentences: { fr: string; en: string }, level?: Problem['level']) => void
}

/** A reader of one line, which adds what it finds wrong to `problems`. */
export function readRow<Name extends string>(line: Line, header: Header<Name>, problems: Problem[]): RowReader<Name> {
  const titleOf = (column: Name) => header.get(column)?.title ?? column
  const problem: RowReader<Name>['problem'] = (column, sentences, level = 'error') => {
    problems.push({ level, row: line.row, column: titleOf(column), ...sentences })
  }
  const cellOf = (column: Name): string | undefined => {
    const index = header.get(column)?.index
    const cell = index === undefined ? undefined : line.cells[index]
    return cell === undefined || cell.trim() === '' ? undefined : cell
  }
  for (const { index, title } of header.values()) {
    const hostility = hostilityOf(line.cells[index] ?? '')
    if (hostility) problems.push(hostileCell(hostility, line.row, title))
  }
  return {
    row: line.row,
    problem,
    text: (column, most) => {
      const cell = cellOf(column)
      const text = cell === undefined ? undefined : tidy(restore(cell.replace(/\r\n?/g, '\n')))
      if (text && most && text.length > most) {
        problem(column, {
          fr: `Ce texte compte ${text.length} caractères. Gardez-en ${most} au plus.`,
          en: `This text has ${text.length} characters. Keep ${most} at most.`,
        })
      }
      return text || undefined
    },
    value: (column, read, sentences) => {
      const cell = cellOf(column)
      if (cell === undefined) return undefined
      const value = read(tidy(restore(cell)))
      if (value === undefined) problem(column, sentences(shortened(tidy(cell))))
      return value
    },
  }
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
