import { isRecord } from '../../src/domain/record'
import { searchKey } from '../../src/domain/text'
import type { Condition, Filter, RandomQuery } from './random-queries'

/** A document as a reader gets it, without its relations. */
export type Doc = Record<string, unknown> & { id: string }

/**
 * The ids of the documents that a filter finds among all those of a reader, by an evaluation in memory. `undefined` when
 * it holds a condition that this evaluation does not know.
 */
export function findInMemory(docs: Doc[], filter: Filter): string[] | undefined {
  const conditions = [...filter.and, ...filter.or]
  if (!conditions.every(isKnown)) return undefined
  const found = docs.filter(
    (doc) =>
      filter.and.every((condition) => holds(doc, condition)) &&
      (filter.or.length === 0 || filter.or.some((condition) => holds(doc, condition))),
  )
  return found.map(({ id }) => id)
}

const kinds = new Set(['text', 'textarea', 'number', 'date', 'checkbox', 'select', 'radio'])
const ordered = new Set(['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'])
const searching = new Set(['like', 'not_like', 'contains'])

/** Whether the value of a field is in the documents, one for each, and compared without the rules of a database. */
function isKnown({ field: at, operator, value, path }: Condition): boolean {
  if (!at || at.hops > 0 || at.isRestricted || path.includes('.')) return false
  const { field } = at
  if (!kinds.has(field.type) || ('hasMany' in field && field.hasMany) || path === 'id') return false
  // An empty text and `null` mean nothing here, and these characters are wildcards there.
  if (/^\s*$|null|[%_\\]/.test(value) || value !== value.trim()) return false
  if (searching.has(operator)) return field.type === 'text' && /Key$/.test(path) === false && isSearchable(at)
  if (ordered.has(operator)) return field.type === 'date' || field.type === 'number'
  return field.type !== 'checkbox' || value === 'true' || value === 'false'
}

/** Whether searches in a field compare its search key. */
const isSearchable = ({ path }: { path: string }) => path === 'title' || path === 'name'

function holds(doc: Doc, { field: at, operator, value, path }: Condition): boolean {
  const type = at?.field.type ?? 'text'
  const actual = comparable(doc[path], type)
  if (operator === 'exists') return (actual !== undefined) === (value === 'true')
  if (searching.has(operator)) {
    const words = operator === 'contains' ? [searchKey(value)] : searchKey(value).split(' ')
    const text = searchKey(String(doc[path] ?? ''))
    const has = (word: string) => text.includes(word)
    return operator === 'not_like' ? !words.some(has) : words.every(has)
  }
  const operands = (/in$/.test(operator) ? value.split(',') : [value]).map((each) => comparable(each, type))
  if (operator === 'equals' || operator === 'in') return actual !== undefined && operands.includes(actual)
  if (operator === 'not_equals' || operator === 'not_in') return actual === undefined || !operands.includes(actual)
  return actual !== undefined && operands[0] !== undefined && compares(operator, actual, operands[0])
}

function compares(operator: string, a: string | number, b: string | number): boolean {
  if (operator.startsWith('greater')) return a > b || (operator.endsWith('equal') && a === b)
  return a < b || (operator.endsWith('equal') && a === b)
}

function comparable(value: unknown, type: string): string | number | undefined {
  if (value === null || value === undefined) return undefined
  if (type === 'number') return Number(value)
  if (type === 'date') return Date.parse(String(value))
  return String(value)
}

/** Whether documents are in the order of the first key of a query, where it is a short value of the documents. */
export function isInOrder(docs: Doc[], { sort: [key] }: RandomQuery, types: ReadonlyMap<string, string>): boolean {
  const name = key?.replace('-', '') ?? ''
  const type = types.get(name)
  if (!key || !type || docs.some((doc) => isRecord(doc[name]))) return true
  const isText = type === 'text' && isSearchable({ path: name })
  const values = docs.map((doc) => comparable(isText && doc[name] ? searchKey(String(doc[name])) : doc[name], type))
  const sorted = key.startsWith('-') ? values.toReversed() : values
  return sorted.every((value, index) => index === 0 || !isAfter(sorted[index - 1], value))
}

/** Whether a value comes after another one; nothing comes first. */
function isAfter(a: string | number | undefined, b: string | number | undefined): boolean {
  if (a === undefined) return false
  return b === undefined || a > b
}
