import type { FlattenedField } from 'payload'

type Data = Record<string, unknown>

/** The lists of rows of a document, to be written with a part of it: SQLite empties those that a write leaves out. */
export const wholeLists = (fields: readonly FlattenedField[], doc: Data): Data =>
  Object.fromEntries(fields.filter(({ type }) => type === 'array').map(({ name }) => [name, doc[name] ?? []]))
