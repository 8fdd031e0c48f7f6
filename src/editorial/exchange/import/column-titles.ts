import type { Drafts, FileFormat } from '../../../domain/exchange/drafts'
import { c3vocFields } from '../../../domain/exchange/schedules/c3voc'
import { pretalxFields } from '../../../domain/exchange/schedules/pretalx'
import { sessionizeFields } from '../../../domain/exchange/schedules/sessionize'
import { sessionFieldDescriptions } from '../../../domain/session-fields'

/** A column of a session that a problem of the plan may name. */
export type NamedColumn = 'title' | 'format' | 'startsAt' | 'endsAt' | 'participants'

/** Returns the title of a column of a session in the file. */
export type ColumnTitle = (name: NamedColumn) => string

const fieldNamesOf: Partial<Record<FileFormat, Partial<Record<NamedColumn, string>>>> = {
  sessionize: sessionizeFields,
  c3voc: c3vocFields,
  'schedule-xml': c3vocFields,
  pretalx: pretalxFields,
}

/** Returns the titles of the columns of a file: those of its first line, else those of its format. */
export function columnTitles({ format, titles }: Drafts): ColumnTitle {
  const fieldNames = fieldNamesOf[format]
  const descriptions = new Map(sessionFieldDescriptions.map(({ name, label }) => [name, label.fr]))
  return (name) => titles?.[name] ?? fieldNames?.[name] ?? descriptions.get(name) ?? name
}
