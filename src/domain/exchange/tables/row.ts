import type { Bilingual } from '../../bilingual'
import { hostilityOf, restore, tidy } from '../cells/spreadsheet-text'
import { hostileCell, type Problem } from '../problem'
import type { Header } from './header'

/** A line of a table with its number in the file. */
export interface Line {
  row: number
  cells: readonly string[]
}

/** Reads the cells of one line, and reports their problems. */
export interface RowReader<Name extends string> {
  row: number
  /** Returns the text of a cell; `undefined` when it is empty or missing. Longer than `most` characters is a problem. */
  text: (column: Name, most?: number) => string | undefined
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
  const problem: RowReader<Name>['problem'] = (column, message, level = 'error') => {
    problems.push({ level, row: line.row, column: titleOf(column), ...message })
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
    value: (column, read, message) => {
      const cell = cellOf(column)
      if (cell === undefined) return undefined
      const value = read(tidy(restore(cell)))
      if (value === undefined) problem(column, message(shortened(tidy(cell))))
      return value
    },
  }
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
