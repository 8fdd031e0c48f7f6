import type { PlainDate } from '../../zone'
import { readDay, readMoment } from '../cells/moment'
import { readNumber, readWholeNumber } from '../cells/number'
import { type Choice, readChoice, readPeople } from '../cells/people'
import { isHttpAddress } from '../cells/web-address'
import type { SessionDraft, SessionFieldDrafts } from '../drafts'
import type { Problem } from '../problem'
import type { Header } from './header'
import { type Line, type RowReader, readRow } from './row'
import { type FieldColumn, type SessionColumn, sessionFieldColumns } from './session-columns'

/** The options of the fields of a session that have a closed list, by field; `role` is that of a participant. */
export type SessionChoices = Readonly<Record<string, readonly Choice[]>>

/** Where the sessions of a file go: the slug and the time zone of the edition, and its day when it has only one. */
export interface Destination {
  slug: string
  timezone: string
  onlyDay?: PlainDate
}

interface Context {
  choices: SessionChoices
  timezone: string
  /** The day of times that have none of their own. */
  day?: PlainDate
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
  const sessions = lines.map((line) => readSession(readRow(line, header, problems), choices, destination))
  return { sessions, problems }
}

function readSession(row: Row, choices: SessionChoices, { slug, timezone, onlyDay }: Destination): SessionDraft {
  const isOwn = isOfEdition(row, slug)
  const identity = isOwn ? { number: row.value('number', readWholeNumber, notWhole), slug: row.text('slug', 80) } : {}
  const day = row.value('day', readDay, notDay) ?? onlyDay
  const fields: SessionFieldDrafts = Object.fromEntries(
    sessionFieldColumns.map((column) => [column.name, readCell(row, column, { choices, timezone, day })]),
  )
  const minutes = row.value('duration', readMinutes, notMinutes)
  const { startsAt } = fields
  if (!fields.endsAt && startsAt && minutes) {
    fields.endsAt = new Date(new Date(startsAt).getTime() + minutes * 60_000).toISOString()
  }
  return { row: row.row, ...identity, ...fields }
}

/** Whether a line belongs to the edition it is imported into, or names none. Another edition's line gets a warning. */
function isOfEdition(row: Row, slug: string): boolean {
  const edition = row.text('edition')
  if (!edition || edition === slug) return true
  row.problem(
    'edition',
    {
      fr: `Cette ligne vient de l’édition « ${edition} » : son numéro et son adresse ne sont pas repris.`,
      en: `This line comes from the edition "${edition}": its number and its slug are not taken over.`,
    },
    'warning',
  )
  return false
}

/** Reads the value that a cell gives to a field, by the kind of the field; `undefined` for an empty or refused cell. */
function readCell(row: Row, { name, field }: FieldColumn, { choices, timezone, day }: Context): unknown {
  const options = choices[field.name] ?? []
  switch (field.kind) {
    case 'line':
    case 'room':
      return row.text(name, field.maxLength)?.replace(/\s*\n\s*/g, ' ')
    case 'text':
    case 'rich-text':
      return row.text(name, field.maxLength)
    case 'choice':
      return row.value(name, (cell) => readChoice(cell, options), notAmong(options))
    case 'choices':
      return row.value(name, (cell) => readChoices(cell, options), notAmong(options))
    case 'whole-number':
      return row.value(name, readWholeNumber, notWhole)
    case 'instant':
      return row.value(name, (cell) => readMoment(cell, timezone, day), notMoment)
    case 'web-address':
      return row.value(name, (cell) => (isHttpAddress(cell) ? cell : undefined), notAddress)
    case 'participants': {
      const people = row.text(name)
      return people && readPeople(people, choices.role ?? [])
    }
    case 'video':
      return undefined
  }
}

function readChoices(cell: string, choices: readonly Choice[]): string[] | undefined {
  const values = cell
    .split(/[|\n,]/)
    .filter((part) => part.trim() !== '')
    .map((part) => readChoice(part, choices))
  return values.every((value) => value !== undefined) ? values : undefined
}

function readMinutes(cell: string): number | undefined {
  const number = readNumber(cell.replace(/\s*(?:min|minutes)\.?$/i, ''))
  return number && number > 0 && number <= 24 * 60 ? number : undefined
}

const notAmong = (choices: readonly Choice[]) => (cell: string) => ({
  fr: `« ${cell} » n’est pas dans la liste : ${choices.map(({ label }) => label.fr).join(', ')}.`,
  en: `"${cell}" is not in the list: ${choices.map(({ label }) => label.en).join(', ')}.`,
})

const notWhole = (cell: string) => ({
  fr: `« ${cell} » n’est pas un nombre entier. Écrivez par exemple 80.`,
  en: `"${cell}" is not a whole number. Write for example 80.`,
})

const notAddress = (cell: string) => ({
  fr: `« ${cell} » n’est pas une adresse complète. Elle commence par https://.`,
  en: `"${cell}" is not a whole address. It starts with https://.`,
})

const notDay = (cell: string) => ({
  fr: `« ${cell} » n’est pas un jour. Écrivez-le ainsi : 21/05/2024.`,
  en: `"${cell}" is not a day. Write it as 21/05/2024.`,
})

const notMoment = (cell: string) => ({
  fr: `« ${cell} » n’est pas une heure. Écrivez 09:30, avec le jour dans la colonne « Jour » ; ou 21/05/2024 09:30.`,
  en: `"${cell}" is not a time. Write 09:30, with the day in the column "Jour"; or 21/05/2024 09:30.`,
})

const notMinutes = (cell: string) => ({
  fr: `« ${cell} » n’est pas une durée en minutes. Écrivez par exemple 45.`,
  en: `"${cell}" is not a number of minutes. Write for example 45.`,
})
