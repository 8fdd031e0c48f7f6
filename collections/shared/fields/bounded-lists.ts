import type { Field, FlattenedField } from 'payload'
import { isRecord } from '../../../src/domain/record'

/** How many rows an array, or how many values a field of several values, has at most where its definition says nothing. */
export const MOST_ROWS = 100
/** How many characters the JSON of a rich text has at most: about fifty pages. */
export const MOST_RICH_TEXT = 400_000

/** A field of a write that is too long, at its path. */
export interface TooLong {
  path: string
  field: FlattenedField
  /** Its rows or values, or the characters of a rich text, and how many it may have. */
  length: number
  most: number
}

/** Returns the fields, each array with the most rows that it may have. */
export function withBoundedLists(fields: Field[]): Field[] {
  return fields.map((field) => {
    if (field.type === 'tabs') {
      return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: withBoundedLists(tab.fields) })) }
    }
    if (!('fields' in field)) return field
    const bound = field.type === 'array' ? { maxRows: field.maxRows ?? MOST_ROWS } : {}
    return { ...field, ...bound, fields: withBoundedLists(field.fields) } as Field
  })
}

/** The first field in the data of a write that is too long; `undefined` when there is none. */
export function firstTooLong(fields: readonly FlattenedField[], data: unknown, prefix = ''): TooLong | undefined {
  if (!isRecord(data)) return undefined
  for (const field of fields) {
    const path = `${prefix}${field.name}`
    for (const value of inEachLanguage(field, data[field.name])) {
      const found = tooLong(field, value, path)
      if (found) return found
    }
  }
  return undefined
}

function tooLong(field: FlattenedField, value: unknown, path: string): TooLong | undefined {
  if (field.type === 'richText') return exceeding(field, path, isRecord(value) ? JSON.stringify(value).length : 0)
  if (field.type === 'group' || field.type === 'tab') return firstTooLong(field.flattenedFields, value, `${path}.`)
  if (!Array.isArray(value)) return undefined
  const found = exceeding(field, path, value.length)
  if (found || field.type !== 'array') return found
  for (const [row, inside] of value.entries()) {
    const foundInside = firstTooLong(field.flattenedFields, inside, `${path}.${row}.`)
    if (foundInside) return foundInside
  }
  return undefined
}

function exceeding(field: FlattenedField, path: string, length: number): TooLong | undefined {
  const rows = field.type === 'array' ? field.maxRows : undefined
  const most = field.type === 'richText' ? MOST_RICH_TEXT : (rows ?? MOST_ROWS)
  return length > most ? { path, field, length, most } : undefined
}

/** A localised value that is written in all languages at once is `{ fr, en }`. */
const inEachLanguage = (field: FlattenedField, value: unknown): unknown[] =>
  'localized' in field && field.localized && isRecord(value) && ('fr' in value || 'en' in value)
    ? Object.values(value)
    : [value]
