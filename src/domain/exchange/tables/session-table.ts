import type { PlainDate } from '../../zone'
import { readDay, readMoment } from '../cells/moment'
import { readNumber, readWholeNumber } from '../cells/number'
import { type Choice, readChoice, readPeople } from '../cells/people'
import { isHttpAddress } from '../cells/web-address'
import type { SessionDraft } from '../drafts'
import type { Problem } from '../problem'
import type { Header } from './header'
import { type Line, type RowReader, readRow } from './row'
import type { SessionColumn } from './session-columns'

/** The closed lists of a session, as its form offers them. */
export interface SessionChoices {
  format: readonly Choice[]
  track: readonly Choice[]
  status: readonly Choice[]
  accessibility: readonly Choice[]
  role: readonly Choice[]
}

/** Where the sessions of a file go: the edition's slug, the zone of its clocks, and its day when it has only one. */
export interface Destination {
  slug: string
  timezone: string
  onlyDay?: PlainDate
}

/** The sessions of a table, and what is wrong with it by line and column. */
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

function readSession(
  row: RowReader<SessionColumn>,
  choices: SessionChoices,
  { slug, timezone, onlyDay }: Destination,
): SessionDraft {
  const edition = row.text('edition')
  const isOwn = !edition || edition === slug
  if (!isOwn) {
    row.problem(
      'edition',
      {
        fr: `Cette ligne vient de l’édition « ${edition} » : son numéro et son adresse ne sont pas repris.`,
        en: `This line comes from the edition "${edition}": its number and its slug are not taken over.`,
      },
      'warning',
    )
  }
  const oneOf = (column: 'format' | 'track' | 'status') =>
    row.value(column, (cell) => readChoice(cell, choices[column]), unknownChoice(choices[column]))
  return {
    row: row.row,
    ...(isOwn ? { number: row.value('number', readWholeNumber, wholeNumber), slug: row.text('slug', 80) } : {}),
    title: row.text('title', 200)?.replace(/\s*\n\s*/g, ' '),
    titleEn: row.text('titleEn', 200)?.replace(/\s*\n\s*/g, ' '),
    format: oneOf('format'),
    track: oneOf('track'),
    ...readTimes(row, timezone, onlyDay),
    room: row.text('room', 100)?.replace(/\s*\n\s*/g, ' '),
    participants: row.value('participants', (cell) => readPeople(cell, choices.role), wholeNumber),
    abstract: row.text('abstract'),
    abstractEn: row.text('abstractEn'),
    accessibility: row.value('accessibility', manyOf(choices.accessibility), unknownChoice(choices.accessibility)),
    capacity: row.value('capacity', readWholeNumber, wholeNumber),
    registrationUrl: row.value('registrationUrl', (cell) => (isHttpAddress(cell) ? cell : undefined), webAddress),
    status: oneOf('status'),
    notice: row.text('notice', 300),
    noticeEn: row.text('noticeEn', 300),
  }
}

function readTimes(row: RowReader<SessionColumn>, zone: string, onlyDay?: PlainDate) {
  const day = row.value('day', readDay, (cell) => ({
    fr: `« ${cell} » n’est pas un jour. Écrivez-le ainsi : 21/05/2024.`,
    en: `"${cell}" is not a day. Write it as 21/05/2024.`,
  }))
  const moment = (column: 'startsAt' | 'endsAt') =>
    row.value(
      column,
      (cell) => readMoment(cell, zone, day ?? onlyDay),
      (cell) => ({
        fr: `« ${cell} » n’est pas une heure. Écrivez 09:30, avec le jour dans la colonne « Jour » ; ou 21/05/2024 09:30.`,
        en: `"${cell}" is not a time. Write 09:30, with the day in the column "Jour"; or 21/05/2024 09:30.`,
      }),
    )
  const startsAt = moment('startsAt')
  const minutes = row.value(
    'duration',
    (cell) => {
      const number = readNumber(cell.replace(/\s*(?:min|minutes)\.?$/i, ''))
      return number && number > 0 && number <= 24 * 60 ? number : undefined
    },
    (cell) => ({
      fr: `« ${cell} » n’est pas une durée en minutes. Écrivez par exemple 45.`,
      en: `"${cell}" is not a number of minutes. Write for example 45.`,
    }),
  )
  const endsAt =
    moment('endsAt') ??
    (startsAt && minutes ? new Date(new Date(startsAt).getTime() + minutes * 60_000).toISOString() : undefined)
  return { startsAt, endsAt }
}

function manyOf(choices: readonly Choice[]): (cell: string) => string[] | undefined {
  return (cell) => {
    const values = cell
      .split(/[|\n,]/)
      .filter((part) => part.trim() !== '')
      .map((part) => readChoice(part, choices))
    return values.every((value) => value !== undefined) ? values : undefined
  }
}

const unknownChoice = (choices: readonly Choice[]) => (cell: string) => ({
  fr: `« ${cell} » n’est pas dans la liste : ${choices.map(({ label }) => label.fr).join(', ')}.`,
  en: `"${cell}" is not in the list: ${choices.map(({ label }) => label.en).join(', ')}.`,
})

const wholeNumber = (cell: string) => ({
  fr: `« ${cell} » n’est pas un nombre entier. Écrivez par exemple 80.`,
  en: `"${cell}" is not a whole number. Write for example 80.`,
})

const webAddress = (cell: string) => ({
  fr: `« ${cell} » n’est pas une adresse complète. Elle commence par https://.`,
  en: `"${cell}" is not a whole address. It starts with https://.`,
})
