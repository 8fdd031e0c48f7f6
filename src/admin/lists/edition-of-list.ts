import { isRecord } from '../../domain/record'

/** What the address of a list says of editions: one edition, all of them, or another filter. */
export type EditionOfList = { id: string } | 'all' | 'other'

/** Reads the edition in the filter of a list. `field` is the field of its documents that contains their edition. */
export function editionOfList(where: unknown, field: string): EditionOfList {
  const conditions = conditionsOn(where, field)
  if (conditions.length === 0) return 'all'
  const [condition] = conditions
  const ids = isRecord(condition) ? [condition.equals ?? condition.in].flat() : []
  const [id] = ids
  return conditions.length === 1 && ids.length === 1 && typeof id === 'string' ? { id } : 'other'
}

/** The query of a list of one edition, or of all of them, which is distinct from the query of a list that was just opened. */
export const editionQuery = (field: string, id?: string): [key: string, value: string] =>
  id ? [`where[${field}][${field === 'editions' ? 'in][0' : 'equals'}]`, id] : ['edition', 'all']

function conditionsOn(where: unknown, field: string): unknown[] {
  if (Array.isArray(where)) return where.flatMap((part) => conditionsOn(part, field))
  if (!isRecord(where)) return []
  return Object.entries(where).flatMap(([key, value]) => {
    if (key === field) return [value]
    if (key !== 'and' && key !== 'or') return []
    return conditionsOn(isRecord(value) ? Object.values(value) : value, field)
  })
}
