import type { Drafts } from '../../../domain/exchange/drafts'
import { type Problem, UnreadableFile } from '../../../domain/exchange/problem'
import { askColumn } from '../../../domain/exchange/tables/ask'
import { type Column, countKnown, type Header, readHeader, wrongColumns } from '../../../domain/exchange/tables/header'
import { type Destination, readSessionTable, type SessionChoices } from '../../../domain/exchange/tables/read-sessions'
import type { Line } from '../../../domain/exchange/tables/row'
import { readColumns } from '../../../domain/exchange/tables/session-columns'
import { readSpeakerTable, speakerColumns, speakerTitles } from '../../../domain/exchange/tables/speaker-table'

const MOST_LINES = 5_000
const MOST_COLUMNS = 100
// Above its titles a table may have a name, a date, or the merged titles of several columns.
const MOST_LINES_ABOVE = 15

/** Reads a table of sessions or of people, whichever its columns name. Throws an `UnreadableFile`. */
export function readTable(
  all: readonly Line[],
  choices: SessionChoices,
  destination: Destination,
  format: Drafts['format'],
): Drafts {
  const { titles, lines, problems } = splitTable(all)
  const isOfPeople = countKnown(titles.cells, speakerColumns) > countKnown(titles.cells, readColumns)
  const contents = isOfPeople
    ? readPeople(titles, lines, destination)
    : readSessions(titles, lines, choices, destination)
  return {
    format,
    rooms: [],
    speakers: [],
    sessions: [],
    ...contents,
    problems: [...problems, ...contents.problems, ...widthProblems(titles, lines)],
  }
}

type Contents = Partial<Drafts> & Pick<Drafts, 'problems'>

function readPeople(titles: Line, lines: Line[], destination: Destination): Contents {
  const { header, problems } = headerOf(titles, speakerColumns, 'name', destination)
  if (!header.has('name')) return { problems: [...problems, missingColumn(titles.row, speakerTitles.name)] }
  const people = readSpeakerTable(lines, header)
  return { ...people, titles: titlesOf(header), problems: [...problems, ...people.problems] }
}

function readSessions(titles: Line, lines: Line[], choices: SessionChoices, destination: Destination): Contents {
  const { header, problems } = headerOf(titles, readColumns, 'title', destination)
  if (!header.has('title')) return { problems: [...problems, missingColumn(titles.row, 'Titre')] }
  const table = readSessionTable(lines, header, choices, destination)
  return { ...table, titles: titlesOf(header), problems: [...problems, ...table.problems] }
}

/** Reads the titles of the columns. While the `needed` one is missing, the unknown ones have to be answered. */
function headerOf<Name extends string>(
  titles: Line,
  columns: readonly Column<Name>[],
  needed: Name,
  { questions }: Destination,
): ReturnType<typeof readHeader<Name>> {
  const isNeeded = !readHeader(titles, columns, () => undefined).header.has(needed)
  return readHeader(titles, columns, (title) => askColumn(title, columns, questions, isNeeded))
}

const titlesOf = (header: Header<string>) => Object.fromEntries([...header].map(([name, { title }]) => [name, title]))

/** Finds the line of titles, which is the one that names most columns, and the filled lines below it. */
function splitTable(all: readonly Line[]): { titles: Line; lines: Line[]; problems: Problem[] } {
  const filled = all.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const known = filled
    .slice(0, MOST_LINES_ABOVE)
    .map(({ cells }) => Math.max(countKnown(cells, readColumns), countKnown(cells, speakerColumns)))
  const index = known.indexOf(Math.max(...known))
  const titles = filled[index]
  const lines = filled.slice(index + 1)
  if (!titles || lines.length === 0) throw noLine()
  if (lines.length > MOST_LINES || titles.cells.length > MOST_COLUMNS) throw tooLarge(lines.length, titles.cells.length)
  const names = titles.cells.filter((cell) => cell.trim() !== '')
  if (known[index] === 0 && (names.length < 2 || names.some((name) => name.length > 100))) {
    throw wrongColumns(titles.cells, ['Titre', speakerTitles.name])
  }
  return { titles, lines, problems: filled.slice(0, index).map(({ row }) => aboveTitles(row, titles.row)) }
}

const aboveTitles = (row: number, titles: number): Problem => ({
  level: 'warning',
  row,
  fr: `Cette ligne est au-dessus des titres des colonnes, à la ligne ${titles} : elle est laissée de côté.`,
  en: `This line is above the titles of the columns on line ${titles}: it is left out.`,
})

const missingColumn = (row: number, title: string): Problem => ({
  level: 'loss',
  row,
  fr: `Aucune colonne ne s’appelle « ${title} ». Dites ci-dessous laquelle en tient lieu.`,
  en: `No column is called "${title}". Say below which one stands for it.`,
})

const noLine = () =>
  new UnreadableFile(
    'Ce fichier ne contient aucune ligne. La première nomme les colonnes, les suivantes portent les contenus.',
    'This file has no line below the names of its columns.',
  )

const tooLarge = (lines: number, columns: number) =>
  new UnreadableFile(
    `Ce fichier compte ${lines} lignes et ${columns} colonnes. Importez ${MOST_LINES} lignes et ${MOST_COLUMNS} colonnes au plus à la fois.`,
    `This file has ${lines} lines and ${columns} columns. Import at most ${MOST_LINES} lines and ${MOST_COLUMNS} columns at once.`,
  )

/** Returns a problem for each line with a filled cell in a column that has no title. */
function widthProblems({ cells: titles }: Line, lines: Line[]): Problem[] {
  return lines
    .filter(({ cells }) => cells.some((cell, index) => cell.trim() !== '' && (titles[index] ?? '').trim() === ''))
    .map(({ row }) => ({
      level: 'loss' as const,
      row,
      fr: 'Cette ligne a une cellule dans une colonne sans titre : cette cellule est laissée de côté. Dans un CSV, une cellule qui contient le séparateur s’écrit entre guillemets.',
      en: 'This line has a cell in a column without a title: that cell is left out. In a CSV file, a cell that holds the separator is quoted.',
    }))
}
