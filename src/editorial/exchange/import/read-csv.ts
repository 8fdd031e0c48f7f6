import { CsvError, parse } from 'csv-parse/sync'
import type { Drafts } from '../../../domain/exchange/drafts'
import { type Problem, UnreadableFile } from '../../../domain/exchange/problem'
import { countKnown, type Header, readHeader, wrongColumns } from '../../../domain/exchange/tables/header'
import { type Destination, readSessionTable, type SessionChoices } from '../../../domain/exchange/tables/read-sessions'
import type { Line } from '../../../domain/exchange/tables/row'
import { sessionColumns } from '../../../domain/exchange/tables/session-columns'
import { readSpeakerTable, speakerColumns, speakerTitles } from '../../../domain/exchange/tables/speaker-table'

const MOST_LINES = 5_000
const MOST_COLUMNS = 100
// Excel writes this first line, and does not show it.
const separatorLine = /^sep=.\r?\n/i

/** Reads a table of sessions or of people, whichever its first line names. Throws an `UnreadableFile`. */
export function readCsv(text: string, choices: SessionChoices, destination: Destination): Drafts {
  const { first, lines } = readLines(text)
  const isOfPeople = countKnown(first, speakerColumns) > countKnown(first, sessionColumns)
  return isOfPeople ? readPeople(first, lines) : readSessions(first, lines, choices, destination)
}

function readPeople(first: string[], lines: Line[]): Drafts {
  const { header, problems } = readHeader(first, speakerColumns)
  if (!header.has('name')) throw wrongColumns(first, [speakerTitles.name])
  const people = readSpeakerTable(lines, header)
  return draftsOf(header, [...problems, ...widthProblems(first, lines), ...people.problems], people)
}

function readSessions(first: string[], lines: Line[], choices: SessionChoices, destination: Destination): Drafts {
  const { header, problems } = readHeader(first, sessionColumns)
  if (!header.has('title')) throw wrongColumns(first, ['Titre', speakerTitles.name])
  const table = readSessionTable(lines, header, choices, destination)
  return draftsOf(header, [...problems, ...widthProblems(first, lines), ...table.problems], table)
}

function draftsOf(header: Header<string>, problems: Problem[], contents: Partial<Drafts>): Drafts {
  const titles = Object.fromEntries([...header].map(([name, { title }]) => [name, title]))
  return { format: 'csv', rooms: [], speakers: [], sessions: [], ...contents, titles, problems }
}

function readLines(text: string): { first: string[]; lines: Line[] } {
  const table = text.replace(separatorLine, '')
  const [first, ...others] = parseRecords(table, delimiterOf(table))
  const lines = others.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (!first || lines.length === 0) {
    throw new UnreadableFile(
      'Ce fichier ne contient aucune ligne. La première nomme les colonnes, les suivantes portent les contenus.',
      'This file has no line below the names of its columns.',
    )
  }
  if (lines.length > MOST_LINES || first.cells.length > MOST_COLUMNS) {
    throw new UnreadableFile(
      `Ce fichier compte ${lines.length} lignes et ${first.cells.length} colonnes. Importez ${MOST_LINES} lignes et ${MOST_COLUMNS} colonnes au plus à la fois.`,
      `This file has ${lines.length} lines and ${first.cells.length} columns. Import at most ${MOST_LINES} lines and ${MOST_COLUMNS} columns at once.`,
    )
  }
  return { first: [...first.cells], lines }
}

/** Parses the records of a table, numbered as the rows of a spreadsheet. */
function parseRecords(text: string, delimiter: string): Line[] {
  try {
    const records = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 500_000,
      to: MOST_LINES * 2,
    }) as string[][]
    return records.map((cells, index) => ({ row: index + 1, cells }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number((error as { lines?: number }).lines ?? 0)
    throw new UnreadableFile(
      `Ce tableau est mal formé vers la ligne ${line} : un guillemet ouvert n’est pas refermé, ou se trouve au milieu d’une cellule. Enregistrez-le de nouveau depuis votre tableur.`,
      `This table is malformed near line ${line}: a quote is not closed, or stands inside a cell. Save it again from your spreadsheet.`,
    )
  }
}

/** Returns the separator that occurs most often in the first line, outside quotes; the semicolon when none does. */
function delimiterOf(text: string): string {
  const first = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 20_000))?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '')
  const count = (delimiter: string) => first.split(delimiter).length
  return [';', ',', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best))
}

/** Returns a problem for each line with a filled cell beyond the last column. */
function widthProblems(first: string[], lines: Line[]): Problem[] {
  return lines
    .filter(({ cells }) => cells.slice(first.length).some((cell) => cell.trim() !== ''))
    .map(({ row, cells }) => ({
      level: 'error' as const,
      row,
      fr: `Cette ligne a ${cells.length} cellules pour ${first.length} colonnes. Une cellule qui contient le séparateur s’écrit entre guillemets.`,
      en: `This line has ${cells.length} cells for ${first.length} columns. A cell that holds the separator is quoted.`,
    }))
}
