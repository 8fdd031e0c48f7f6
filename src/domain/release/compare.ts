import { isSame } from '../edits/is-same'
import { isRecord } from '../record'
import type { ReleasedSession } from './programme'

/** A field that differs between two versions of a session. */
export interface Difference {
  field: string
  before: unknown
  after: unknown
}

/** Returns the fields of a session that differ between two versions, in the order of the first version. */
export function differencesBetween(before: ReleasedSession, after: ReleasedSession): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !isSameValue(before[name], after[name]))
    .map((field) => ({ field, before: before[field], after: after[field] }))
}

/** Whether two values are the same, without regard to the ids of rows, the order of keys, empty values and spaces around a text. */
export const isSameValue = (one: unknown, other: unknown): boolean => isSame(withoutRowIds(one), withoutRowIds(other))

function withoutRowIds(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((item) => withoutRowIds(isRecord(item) ? { ...item, id: undefined } : item))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, withoutRowIds(inside)]))
}
