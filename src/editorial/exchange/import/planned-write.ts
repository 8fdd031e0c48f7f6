import type { Language } from '../../../domain/bilingual'
import type { Desired } from './desired'

/** The collections that an import writes to, in the order of its writes: each refers to earlier ones only. */
export const importedCollections = ['rooms', 'organisations', 'speakers', 'sessions'] as const
export type ImportedCollection = (typeof importedCollections)[number]

/** The write of one document. */
export interface PlannedWrite {
  collection: ImportedCollection
  action: 'create' | 'update' | 'same'
  /** The first line of the file that gives the document. */
  row: number
  label: string
  /** The id of the document, or the reference that other writes use before it has one. */
  ref: string
  id?: string
  /** The last change of an existing document. */
  updatedAt?: string
  /** The titles of the columns that change something. */
  changes: string[]
  data: Values
  english: Values
  /** The values that an update replaces. */
  before: { data: Values; english: Values }
}

/** Values by field. */
export type Values = Record<string, unknown>

/** Makes a write of desired values: all of them for a new document, the different ones for an existing document. */
export function plannedWrite(
  base: Pick<PlannedWrite, 'collection' | 'row' | 'label' | 'ref'>,
  desired: Desired[],
  stored?: { id: string; updatedAt: string },
  valuesOfNew: Values = {},
): PlannedWrite {
  const changed = stored ? desired.filter(({ isSame }) => !isSame) : desired
  const valuesOf = (locale: Language, which: 'value' | 'current') =>
    Object.fromEntries(changed.filter((one) => one.locale === locale).map((one) => [one.field, one[which]]))
  return {
    ...base,
    action: stored ? (changed.length > 0 ? 'update' : 'same') : 'create',
    ...(stored ? { id: stored.id, updatedAt: stored.updatedAt } : {}),
    changes: changed.map(({ column }) => column),
    data: { ...(stored ? {} : valuesOfNew), ...valuesOf('fr', 'value') },
    english: valuesOf('en', 'value'),
    before: { data: valuesOf('fr', 'current'), english: valuesOf('en', 'current') },
  }
}
