import type { Language } from '../../bilingual'
import { type SessionFieldDescription, sessionFieldDescriptions } from '../../session-fields'
import type { SessionFieldDrafts } from '../drafts'
import type { Column } from './header'

/** The name of a column that holds a field of a session. */
export type SessionFieldColumn = keyof SessionFieldDrafts

/** A column that holds a field of a session, of a localised field in one language. */
export interface FieldColumn extends Column<SessionFieldColumn> {
  field: SessionFieldDescription
  language: Language
}

/** The columns that hold the fields of a session. */
export const sessionFieldColumns: readonly FieldColumn[] = sessionFieldDescriptions.flatMap((field): FieldColumn[] => {
  const { name, label, localized, column } = field
  if (!column) return []
  const french = { name: name as SessionFieldColumn, title: label.fr, aliases: column.aliases, field }
  const english = {
    name: `${name}En` as SessionFieldColumn,
    title: `${label.fr} (anglais)`,
    aliases: column.englishAliases ?? [],
    field,
  }
  return [{ ...french, language: 'fr' }, ...(localized ? [{ ...english, language: 'en' as const }] : [])]
})

// The columns that identify a session, or that hold a part or a remark of its fields.
const edition = { name: 'edition', title: 'Édition', aliases: ['edition'] } as const
const number = { name: 'number', title: 'Numéro', aliases: ['n°', 'no'] } as const
const sourceId = {
  name: 'sourceId',
  title: 'Identifiant',
  aliases: ['id', 'code', 'session id', 'proposal id'],
} as const
const slug = { name: 'slug', title: 'Adresse de la page', aliases: ['adresse'] } as const
const day = { name: 'day', title: 'Jour', aliases: ['date', 'day'] } as const
const duration = { name: 'duration', title: 'Durée (minutes)', aliases: ['durée', 'duration', 'minutes'] } as const
const publication = { name: 'publication', title: 'Publication', aliases: ['état'] } as const

/** The name of a column of the programme. */
export type SessionColumn =
  | SessionFieldColumn
  | 'edition'
  | 'number'
  | 'slug'
  | 'sourceId'
  | 'day'
  | 'duration'
  | 'publication'

/** The columns of the programme, in the order in which they are written. */
export const sessionColumns: readonly Column<SessionColumn>[] = [
  edition,
  number,
  slug,
  ...sessionFieldColumns.flatMap((column): Column<SessionColumn>[] => {
    if (column.name === 'startsAt') return [day, column]
    return [column]
  }),
  publication,
]

/** The columns that are read: those that are written, and others that only imported files have. */
export const readColumns: readonly Column<SessionColumn>[] = [...sessionColumns, duration, sourceId]
