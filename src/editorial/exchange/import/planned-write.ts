import type { Wanted } from './desired'

/** The collections that an import writes to, in the order in which it does. */
export const importedCollections = ['rooms', 'organisations', 'speakers', 'sessions'] as const
export type ImportedCollection = (typeof importedCollections)[number]

/** What becomes of one document. */
export interface PlannedWrite {
  collection: ImportedCollection
  action: 'create' | 'update' | 'same'
  /** The line of the file that asks for it first. */
  row: number
  label: string
  /** By which other writes name this document before it has an id. */
  ref: string
  id?: string
  /** Of an existing document, when it was last changed. */
  updatedAt?: string
  /** The columns that change something. */
  changes: string[]
  data: Values
  english: Values
  /** What an update replaces. */
  before: { data: Values; english: Values }
}

export type Values = Record<string, unknown>

/** Turns wanted values into a write: all of them for a new document, those that differ for one that exists. */
export function writeOf(
  base: Pick<PlannedWrite, 'collection' | 'row' | 'label' | 'ref'>,
  wanted: Wanted[],
  known?: { id: string; updatedAt: string },
  always: Values = {},
): PlannedWrite {
  const changed = known ? wanted.filter(({ isSame }) => !isSame) : wanted
  const valuesOf = (locale: 'fr' | 'en', which: 'value' | 'current') =>
    Object.fromEntries(changed.filter((one) => one.locale === locale).map((one) => [one.field, one[which]]))
  return {
    ...base,
    action: known ? (changed.length > 0 ? 'update' : 'same') : 'create',
    ...(known ? { id: known.id, updatedAt: known.updatedAt } : {}),
    changes: changed.map(({ column }) => column),
    data: { ...(known ? {} : always), ...valuesOf('fr', 'value') },
    english: valuesOf('en', 'value'),
    before: { data: valuesOf('fr', 'current'), english: valuesOf('en', 'current') },
  }
}
