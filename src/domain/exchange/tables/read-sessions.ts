import type { PlainDate } from '../../zone'
import { readDay } from '../cells/moment'
import { readWholeNumber } from '../cells/number'
import { type Choice, readPeople } from '../cells/people'
import { isHttpAddress } from '../cells/web-address'
import type { SessionDraft, SessionFieldDrafts } from '../drafts'
import type { Problem } from '../problem'
import type { Questions } from '../questions'
import { askChoice, askIsSession, askRole } from './ask'
import { lostCharacters, notAddress, notDay, notWhole, ofOtherEdition } from './cell-messages'
import type { Header } from './header'
import { type Line, type RowReader, readRow } from './row'
import { type FieldColumn, type SessionColumn, sessionFieldColumns } from './session-columns'
import { readTimes } from './session-times'

/** The options of the fields of a session that have a closed list, by field; `role` is that of a participant. */
export type SessionChoices = Readonly<Record<string, readonly Choice[]>>

/** Where the contents of a file go: the slug, the time zone and the days of the edition, and what is asked about the file. */
export interface Destination {
  slug: string
  timezone: string
  startsOn: PlainDate
  endsOn: PlainDate
  questions: Questions
}

type Row = RowReader<SessionColumn>

/** Reads the sessions of a table; problems are given by line and column. */
export function readSessionTable(
  lines: readonly Line[],
  header: Header<SessionColumn>,
  choices: SessionChoices,
  destination: Destination,
): { sessions: SessionDraft[]; problems: Problem[] } {
  const problems: Problem[] = []
  const isSession = askIsSession(lines, header, destination.questions)
  const sessions = lines
    .filter(isSession)
    .map((line) => readSession(readRow(line, header, problems), choices, destination))
  return { sessions, problems }
}

function readSession(row: Row, choices: SessionChoices, destination: Destination): SessionDraft {
  const { slug, timezone, startsOn, endsOn, questions } = destination
  const isOwn = isOfEdition(row, slug)
  const identity = isOwn ? { number: row.value('number', readWholeNumber, notWhole), slug: row.text('slug', 80) } : {}
  const sourceId = row.text('sourceId', 80)
  const onlyDay = startsOn === endsOn ? startsOn : undefined
  const day = row.value('day', (cell) => readDay(cell, { startsOn, endsOn }), notDay) ?? onlyDay
  const fields: SessionFieldDrafts = Object.fromEntries(
    sessionFieldColumns
      .filter(({ field }) => field.kind !== 'instant')
      .map((column) => [column.name, readCell(row, column, choices, questions)]),
  )
  return {
    row: row.row,
    ...identity,
    ...(sourceId ? { sourceId: `table:${sourceId}` } : {}),
    ...fields,
    ...readTimes(row, timezone, day),
  }
}

/** Whether a line belongs to the edition it is imported into, or names none. Another edition's line gets a warning. */
function isOfEdition(row: Row, slug: string): boolean {
  const edition = row.text('edition')
  if (!edition || edition === slug) return true
  row.problem('edition', ofOtherEdition(edition), 'warning')
  return false
}

/** Reads the value that a cell gives to a field, by the kind of the field; `undefined` for an empty or refused cell. */
function readCell(row: Row, { name, field }: FieldColumn, choices: SessionChoices, questions: Questions): unknown {
  const options = choices[field.name] ?? []
  const about = { kind: field.name as 'format', row: row.row, options, questions }
  switch (field.kind) {
    case 'line':
    case 'room':
      return noticed(row, name, row.text(name, field.maxLength)?.replace(/\s*\n\s*/g, ' '))
    case 'text':
      return noticed(row, name, row.text(name, field.maxLength))
    case 'rich-text':
      return noticed(row, name, row.markup(name))
    case 'choice': {
      const cell = row.text(name)
      return cell && askChoice(cell, about)
    }
    case 'choices': {
      const cell = row.text(name)
      return cell && readChoices(cell, (part) => askChoice(part, about))
    }
    case 'whole-number':
      return row.value(name, readWholeNumber, notWhole)
    case 'web-address':
      return row.value(name, (cell) => (isHttpAddress(cell) ? cell : undefined), notAddress)
    case 'participants': {
      const people = row.text(name)
      const roles = choices.role ?? []
      return people && readPeople(people, roles, (word) => askRole(word, { row: row.row, options: roles, questions }))
    }
    case 'instant':
    case 'video':
      return undefined
  }
}

function readChoices(cell: string, read: (part: string) => string | undefined): string[] | undefined {
  const values = cell
    .split(/[|\n,]/)
    .filter((part) => part.trim() !== '')
    .flatMap((part) => read(part.trim()) ?? [])
  return values.length > 0 ? values : undefined
}

// A letter, a question mark, a letter; or two question marks before the end of a sentence.
const lossy = /\p{L}\?\p{Ll}|\?[!;:»]|(?:^|\s)\?\?(?=\s)/u

/** Returns a text, with a remark when characters of it seem to be lost. */
function noticed(row: Row, column: SessionColumn, text: string | undefined): string | undefined {
  if (text?.includes('?') && lossy.test(text.replace(/https?:\S+/g, ''))) row.problem(column, lostCharacters, 'warning')
  return text
}
