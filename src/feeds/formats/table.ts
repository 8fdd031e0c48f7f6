import type { FeedSession, FeedView } from '../../content/programme-feed/feed-view'
import { type Table, writeCsv } from '../../content/write-csv'
import { type Bilingual, inLanguage } from '../../domain/bilingual'
import { dayIn } from '../../domain/zone'
import { personUrl, sessionUrl } from '../links'
import { feedMessages } from '../messages'
import { clockTime, dateTimeIn } from './zoned-time'

/** A column of `programme.csv`, as a field of a Table Schema (https://specs.frictionlessdata.io/table-schema/). */
interface Column {
  name: string
  title: Bilingual
  type: 'string' | 'integer' | 'date' | 'time' | 'datetime'
  format?: string
  constraints?: object
  cell(session: FeedSession, view: FeedView): string | undefined
}

const uri = { type: 'string', format: 'uri' } as const
const clock = { type: 'time', format: '%H:%M' } as const

const columns: readonly Column[] = [
  {
    name: 'id',
    title: { fr: 'Identifiant', en: 'Identifier' },
    type: 'string',
    format: 'uuid',
    constraints: { required: true, unique: true },
    cell: ({ guid }) => guid,
  },
  { name: 'number', title: { fr: 'Numéro', en: 'Number' }, type: 'integer', cell: ({ number }) => number?.toString() },
  {
    name: 'day',
    title: { fr: 'Jour', en: 'Day' },
    type: 'date',
    cell: (session, view) => dayIn(session.startsAt, zoneOf(view)),
  },
  {
    name: 'start',
    title: { fr: 'Début', en: 'Start' },
    ...clock,
    cell: (session, view) => clockTime(session.startsAt, zoneOf(view)),
  },
  {
    name: 'end',
    title: { fr: 'Fin', en: 'End' },
    ...clock,
    cell: (session, view) => clockTime(session.endsAt, zoneOf(view)),
  },
  {
    name: 'starts_at',
    title: { fr: 'Début, avec le fuseau', en: 'Start, with its zone' },
    type: 'string',
    cell: (session, view) => dateTimeIn(session.startsAt, zoneOf(view)),
  },
  {
    name: 'ends_at',
    title: { fr: 'Fin, avec le fuseau', en: 'End, with its zone' },
    type: 'string',
    cell: (session, view) => dateTimeIn(session.endsAt, zoneOf(view)),
  },
  { name: 'title', title: { fr: 'Titre', en: 'Title' }, type: 'string', cell: ({ title }) => title.text },
  {
    name: 'status',
    title: { fr: 'Tenue', en: 'Status' },
    type: 'string',
    constraints: { required: true, enum: ['scheduled', 'cancelled', 'postponed'] },
    cell: ({ status }) => status,
  },
  {
    name: 'notice',
    title: { fr: 'Mot au public', en: 'Public notice' },
    type: 'string',
    cell: ({ status, notice }) => (status === 'scheduled' ? '' : notice?.text),
  },
  { name: 'format', title: { fr: 'Format', en: 'Format' }, type: 'string', cell: ({ format }) => format.label },
  { name: 'track', title: { fr: 'Thème', en: 'Track' }, type: 'string', cell: ({ track }) => track?.label },
  { name: 'language', title: { fr: 'Langue', en: 'Language' }, type: 'string', cell: ({ spoken }) => spoken?.label },
  { name: 'room', title: { fr: 'Salle', en: 'Room' }, type: 'string', cell: ({ room }) => room?.name },
  { name: 'people', title: { fr: 'Personnes', en: 'People' }, type: 'string', cell: peopleCell },
  {
    name: 'people_urls',
    title: { fr: 'Pages des personnes', en: 'Pages of the people' },
    type: 'string',
    cell: peopleUrlsCell,
  },
  {
    name: 'accessibility',
    title: feedMessages.accessibility,
    type: 'string',
    cell: ({ accessibility }) => joined(accessibility.map(({ label }) => label)),
  },
  { name: 'abstract', title: { fr: 'Résumé', en: 'Abstract' }, type: 'string', cell: ({ abstract }) => abstract?.text },
  { name: 'url', title: { fr: 'Page', en: 'Page' }, ...uri, cell: (session, view) => sessionUrl(view, session) },
  { name: 'registration_url', title: feedMessages.register, ...uri, cell: ({ registrationUrl }) => registrationUrl },
  { name: 'recording_url', title: feedMessages.recording, ...uri, cell: ({ recordingUrl }) => recordingUrl },
]

/** Renders the sessions of a view as a table, one line a session; its header has the names of the columns. */
export function renderTable(view: FeedView): string {
  const table: Table = {
    titles: columns.map(({ name }) => name),
    lines: view.sessions.map((session) => columns.map(({ cell }) => cell(session, view) ?? '')),
  }
  return writeCsv(table)
}

/** Renders the Table Schema of `programme.csv`; `dialect` says how the file is written (https://specs.frictionlessdata.io/csv-dialect/). */
export const renderTableSchema = ({ language }: FeedView): string =>
  JSON.stringify({
    fields: columns.map(({ name, title, type, format, constraints }) => ({
      name,
      title: inLanguage(title, language),
      type,
      ...(format ? { format } : {}),
      ...(constraints ? { constraints } : {}),
    })),
    missingValues: [''],
    primaryKey: 'id',
    dialect: { delimiter: ';', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
  })

const zoneOf = ({ edition }: FeedView): string => edition.timezone

/** Joins the values of a cell; a bar within one is written `\\|`. */
const joined = (texts: string[]): string => texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')

const peopleIn = (session: FeedSession, { people }: FeedView) =>
  session.people.flatMap(({ id }) => people.find((person) => person.id === id) ?? [])

function peopleCell(session: FeedSession, view: FeedView): string {
  return joined(peopleIn(session, view).map(({ name }) => name))
}

function peopleUrlsCell(session: FeedSession, view: FeedView): string {
  return joined(peopleIn(session, view).map((person) => personUrl(view, person)))
}
