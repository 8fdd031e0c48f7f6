import type { Bilingual } from '../../bilingual'
import { type Hostility, hostilityOf, restore, tidy } from '../cells/spreadsheet-text'
import { decodeEntities } from '../markup/entities'
import { cutAt, hostileCell, type Problem, tooLong } from '../problem'
import type { Header } from './header'

/** A line of a table with its number in the file. */
export interface Line {
  row: number
  cells: readonly string[]
}

/** Reads the cells of one line, and reports their problems. */
export interface RowReader<Name extends string> {
  row: number
  /** Returns the text of a cell; `undefined` when it is empty or left out. One of more than `most` characters is cut. */
  text: (column: Name, most?: number) => string | undefined
  /** Returns a text that may have formatting. Scripts in it are harmless: `richTextOfMarkup` leaves them out. */
  markup: (column: Name) => string | undefined
  /** Returns the value that `read` finds in a cell; when it finds none, reports a problem with the message. */
  value: <Value>(
    column: Name,
    read: (cell: string) => Value | undefined,
    message: (cell: string) => Bilingual,
  ) => Value | undefined
  problem: (column: Name, message: Bilingual, level?: Problem['level']) => void
}

/** Returns a reader of one line that adds to `problems`. */
export function readRow<Name extends string>(line: Line, header: Header<Name>, problems: Problem[]): RowReader<Name> {
  const titleOf = (column: Name) => header.get(column)?.title ?? column
  const problem: RowReader<Name>['problem'] = (column, message, level = 'loss') => {
    problems.push({ level, row: line.row, column: titleOf(column), ...message })
  }
  // The text of a cell; `undefined` when it is empty, missing or left out for its contents.
  const cellOf = (column: Name, allowed?: Hostility): string | undefined => {
    const index = header.get(column)?.index
    const cell = index === undefined ? '' : (line.cells[index] ?? '')
    if (cell.trim() === '') return undefined
    const hostility = hostilityOf(cell)
    if (hostility && hostility !== allowed) {
      const problem = hostileCell(hostility, line.row, titleOf(column))
      problems.push(problem)
      if (problem.level === 'loss') return undefined
    }
    return tidy(restore(cell.replace(/\r\n?/g, '\n'))) || undefined
  }
  return {
    row: line.row,
    problem,
    text: (column, most) => {
      const text = decodeEntities(cellOf(column) ?? '')
      if (!most || text.length <= most) return text || undefined
      problem(column, tooLong(text.length, most))
      return cutAt(text, most)
    },
    markup: (column) => cellOf(column, 'html'),
    value: (column, read, message) => {
      const cell = cellOf(column)
      if (cell === undefined) return undefined
      const value = read(decodeEntities(cell))
      if (value === undefined) problem(column, message(shortened(cell)))
      return value
    },
  }
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
