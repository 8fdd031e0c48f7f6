import { searchKey } from '../../text'
import { type Problem, UnreadableFile } from '../problem'

/** A column of a table: the title that is written, and the aliases that are read as well. */
export interface Column<Name extends string> {
  name: Name
  title: string
  aliases: readonly string[]
}

/** The known columns of a table, with their position and their title in the file. */
export type Header<Name extends string> = Map<Name, { index: number; title: string }>

/** The line of a table that names the columns. */
export interface TitleLine {
  row: number
  cells: readonly string[]
}

/** Counts the cells of a line that name a column. */
export const countKnown = <Name extends string>(cells: readonly string[], columns: readonly Column<Name>[]): number =>
  cells.filter((cell) => find(cell, columns)).length

/**
 * Reads the titles of the columns of a table. `ask` returns the column that an unknown title means. Other unknown columns
 * are left out with a remark, like a column that repeats an earlier one.
 */
export function readHeader<Name extends string>(
  { row, cells }: TitleLine,
  columns: readonly Column<Name>[],
  ask: (title: string) => Name | undefined,
): { header: Header<Name>; problems: Problem[] } {
  const header: Header<Name> = new Map()
  const problems: Problem[] = []
  const unknown: { index: number; cell: string }[] = []
  const add = (column: Column<Name>, index: number, cell: string) => {
    if (!header.has(column.name)) header.set(column.name, { index, title: cell.trim() })
    else problems.push({ level: 'loss', row, column: cell, ...repeated(column.title) })
  }
  for (const [index, cell] of cells.entries()) {
    if (cell.trim() === '') continue
    const column = find(cell, columns)
    if (column) add(column, index, cell)
    else unknown.push({ index, cell })
  }
  for (const { index, cell } of unknown) {
    const name = ask(cell)
    const column = columns.find((one) => one.name === name)
    if (column) add(column, index, cell)
    else problems.push({ level: 'warning', row, column: cell, ...unknownColumn(cell) })
  }
  return { header, problems }
}

const repeated = (title: string) => ({
  fr: `Deux colonnes veulent dire « ${title} » : la seconde est laissée de côté.`,
  en: `Two columns mean "${title}": the second one is left out.`,
})

const unknownColumn = (cell: string) => ({
  fr: `La colonne « ${shortened(cell)} » n’est pas connue : elle est laissée de côté.`,
  en: `The column "${shortened(cell)}" is not known: it is left out.`,
})

/** Returns the refusal of a table whose first line names no column. */
export function wrongColumns(cells: readonly string[], needed: readonly string[]): UnreadableFile {
  const found = cells.slice(0, 8).map(shortened).join(' », « ')
  return new UnreadableFile(
    `Les colonnes de ce fichier ne sont pas celles attendues : « ${found} ». La première ligne nomme les colonnes, avec au moins « ${needed.join(' » ou « ')} ». Partez d’un fichier exporté.`,
    `The columns of this file are not the expected ones: "${found.replaceAll(' », « ', '", "')}". The first line names the columns, at least "${needed.join('" or "')}".`,
  )
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

const titleKeys = new WeakMap<readonly Column<string>[], Map<string, Column<string>>>()

/** Finds the column that a title names. The keys of a list of columns are computed once. */
function find<Name extends string>(cell: string, columns: readonly Column<Name>[]): Column<Name> | undefined {
  let keys = titleKeys.get(columns)
  if (!keys) {
    const entries = columns.flatMap((column) =>
      [column.name, column.title, ...column.aliases].map((word): [string, Column<string>] => [searchKey(word), column]),
    )
    keys = new Map(entries.reverse())
    titleKeys.set(columns, keys)
  }
  return keys.get(searchKey(cell)) as Column<Name> | undefined
}
