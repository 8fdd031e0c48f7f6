import { CsvError, parse } from 'csv-parse/sync'
import { UnreadableFile } from '../../../domain/exchange/problem'
import { type Column, countKnown } from '../../../domain/exchange/tables/header'
import type { Line } from '../../../domain/exchange/tables/row'
import { readColumns } from '../../../domain/exchange/tables/session-columns'
import { speakerColumns } from '../../../domain/exchange/tables/speaker-table'

const MOST_RECORDS = 10_000
// Excel writes this first line, and does not show it.
const separatorLine = /^\uFEFF?sep=(.)\r?\n/i

/** Reads the records of a CSV file, numbered as the rows of a spreadsheet. Throws an `UnreadableFile`. */
export function readCsv(text: string): Line[] {
  const announced = separatorLine.exec(text)?.[1]
  const table = text.replace(separatorLine, '')
  const delimiter = announced && ';,\t|'.includes(announced) ? announced : delimiterOf(table)
  try {
    return parseRecords(table, delimiter, false)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return parseWithLooseQuotes(table, delimiter, error)
  }
}

/** Reads a table in which quotation marks stand inside cells, as in « L’"avant" », that were not doubled. */
function parseWithLooseQuotes(table: string, delimiter: string, first: CsvError): Line[] {
  try {
    if (first.code === 'INVALID_OPENING_QUOTE' || first.code === 'CSV_INVALID_CLOSING_QUOTE') {
      return parseRecords(table, delimiter, true)
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
  }
  if (first.code === 'CSV_MAX_RECORD_SIZE') throw tooLong(first)
  throw malformed(first)
}

function parseRecords(text: string, delimiter: string, hasLooseQuotes: boolean): Line[] {
  const records = parse(text, {
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: hasLooseQuotes,
    // A space before a quotation mark: `a, "b"`.
    ltrim: delimiter !== '\t',
    skip_empty_lines: false,
    max_record_size: 500_000,
    to: MOST_RECORDS,
  }) as string[][]
  return records.map((cells, index) => ({ row: index + 1, cells }))
}

const lineOf = (error: CsvError) => Number((error as { lines?: number }).lines ?? 0)

const malformed = (error: CsvError) =>
  new UnreadableFile(
    `Ce tableau est mal formé vers la ligne ${lineOf(error)} : un guillemet ouvert n’est pas refermé, ou se trouve au milieu d’une cellule. Enregistrez-le de nouveau depuis votre tableur.`,
    `This table is malformed near line ${lineOf(error)}: a quote is not closed, or stands inside a cell. Save it again from your spreadsheet.`,
  )

const tooLong = (error: CsvError) =>
  new UnreadableFile(
    `La ligne ${lineOf(error)} de ce tableau dépasse 500 000 caractères. Raccourcissez ses textes.`,
    `Line ${lineOf(error)} of this table has more than 500,000 characters. Shorten its texts.`,
  )

/** Returns the separator by which one of the first lines names most columns, or which occurs most often in the first one. */
function delimiterOf(text: string): string {
  const start = text
    .slice(0, 20_000)
    .replace(/"((?:[^"]|"")*)"/g, (_, inside: string) => inside.replace(/[;,\t|\r\n]/g, ' '))
  const lines = start.split(/\r\n?|\n/, 15)
  const score = (delimiter: string) => {
    const known = lines.map((line) => countKnown(line.split(delimiter), columns))
    return Math.max(...known) * 1_000 + (lines[0] ?? '').split(delimiter).length
  }
  return [';', ',', '\t', '|'].reduce((best, candidate) => (score(candidate) > score(best) ? candidate : best))
}

const columns: Column<string>[] = [...readColumns, ...speakerColumns]
