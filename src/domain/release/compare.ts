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

/** Whether two values are the same, without regard to the ids of rows, the order of keys, and empty values. */
export const isSameValue = (one: unknown, other: unknown): boolean =>
  JSON.stringify(canonical(one)) === JSON.stringify(canonical(other))

/** Returns a value without row ids and without empty texts, lists and objects; its keys are sorted. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value))
    return value.length > 0 ? value.map((item) => canonical(withoutId(item)) ?? null) : undefined
  if (!isRecord(value)) return value === null || value === '' ? undefined : value
  const entries = Object.keys(value)
    .sort()
    .map((key) => [key, canonical(value[key])] as const)
    .filter(([, inside]) => inside !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

function withoutId(item: unknown): unknown {
  if (!isRecord(item)) return item
  const { id: _, ...rest } = item
  return rest
}
