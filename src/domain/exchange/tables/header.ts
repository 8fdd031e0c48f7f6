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

/** Counts the cells of a first line that name a column. */
export const countKnown = <Name extends string>(cells: readonly string[], columns: readonly Column<Name>[]): number =>
  cells.filter((cell) => find(cell, columns)).length

/** Reads the first line of a table. An unknown column is ignored with a warning; a repeated one is an error. */
export function readHeader<Name extends string>(
  cells: readonly string[],
  columns: readonly Column<Name>[],
): { header: Header<Name>; problems: Problem[] } {
  const header: Header<Name> = new Map()
  const problems: Problem[] = []
  for (const [index, cell] of cells.entries()) {
    if (cell.trim() === '') continue
    const column = find(cell, columns)
    if (!column) {
      problems.push({
        level: 'warning',
        row: 1,
        column: cell,
        fr: `La colonne « ${shortened(cell)} » n’est pas connue : elle est laissée de côté.`,
        en: `The column "${shortened(cell)}" is not known: it is left aside.`,
      })
    } else if (header.has(column.name)) {
      problems.push({
        level: 'error',
        row: 1,
        column: cell,
        fr: `Deux colonnes veulent dire « ${column.title} ». Gardez-en une.`,
        en: `Two columns mean "${column.title}". Keep one.`,
      })
    } else header.set(column.name, { index, title: cell.trim() })
  }
  return { header, problems }
}

/** Returns the refusal of a table whose first line lacks the needed columns. */
export function wrongColumns(cells: readonly string[], needed: readonly string[]): UnreadableFile {
  const found = cells.slice(0, 8).map(shortened).join(' », « ')
  return new UnreadableFile(
    `Les colonnes de ce fichier ne sont pas celles attendues : « ${found} ». La première ligne nomme les colonnes, avec au moins « ${needed.join(' » ou « ')} ». Partez d’un fichier exporté.`,
    `The columns of this file are not the expected ones: "${found.replaceAll(' », « ', '", "')}". The first line names the columns, at least "${needed.join('" or "')}".`,
  )
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

function find<Name extends string>(cell: string, columns: readonly Column<Name>[]): Column<Name> | undefined {
  const key = searchKey(cell)
  return columns.find(({ name, title, aliases }) => [name, title, ...aliases].some((word) => searchKey(word) === key))
}
