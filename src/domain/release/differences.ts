import { plain, type SessionFields } from './programme'

/** A field that differs between two versions of a session. */
export interface Difference {
  field: string
  before: unknown
  after: unknown
}

/** The fields of a session that differ between two versions of it, in the order of the first. */
export function differencesBetween(before: SessionFields, after: SessionFields): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .filter((name) => JSON.stringify(plain(before[name])) !== JSON.stringify(plain(after[name])))
    .map((field) => ({ field, before: before[field], after: after[field] }))
}
