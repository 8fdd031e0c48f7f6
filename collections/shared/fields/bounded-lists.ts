import type { Field, FlattenedField } from 'payload'
import { isRecord } from '../../../src/domain/record'

/** How many rows an array, or how many values a field of several values, has at most where its definition says nothing. */
export const MOST_ROWS = 100
/** How many characters the JSON of a rich text has at most: about fifty pages. */
export const MOST_RICH_TEXT = 400_000
/** How many characters a text has at most where its definition says nothing. */
export const MOST_TEXT = 2_000
/** How many characters the draft of any text may have: a form saves a text that is too long while it is being shortened. */
export const MOST_DRAFT_TEXT = 20_000

/** A field of a write that is too long, at its path. */
export interface TooLong {
  path: string
  field: FlattenedField
  /** Its rows or values, or the characters of a text, and how many it may have. */
  length: number
  most: number
}

/** Returns the fields, each array with the most rows and each text with the most characters that it may have. */
export function withBoundedLists(fields: Field[]): Field[] {
  return fields.map((field) => {
    if (field.type === 'tabs') {
      return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: withBoundedLists(tab.fields) })) }
    }
    if (field.type === 'text' || field.type === 'textarea') {
      return { ...field, maxLength: field.maxLength ?? MOST_TEXT } as Field
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
  if (typeof value === 'string')
    return isText(field)
      ? exceeding(field, path, value.length, Math.max(field.maxLength ?? 0, MOST_DRAFT_TEXT))
      : undefined
  if (!Array.isArray(value)) return undefined
  const found = exceeding(field, path, value.length)
  if (found) return found
  if (isText(field)) return value.map((one) => tooLong(field, one, path)).find(Boolean)
  if (field.type !== 'array') return undefined
  for (const [row, inside] of value.entries()) {
    const foundInside = firstTooLong(field.flattenedFields, inside, `${path}.${row}.`)
    if (foundInside) return foundInside
  }
  return undefined
}

type TextField = Extract<FlattenedField, { type: 'text' | 'textarea' }>

/** Whether a field has characters. Its form says when they are more than it may publish. */
export const isText = (field: FlattenedField): field is TextField => field.type === 'text' || field.type === 'textarea'

function exceeding(field: FlattenedField, path: string, length: number, most = mostOf(field)): TooLong | undefined {
  return length > most ? { path, field, length, most } : undefined
}

function mostOf(field: FlattenedField): number {
  if (field.type === 'richText') return MOST_RICH_TEXT
  if (field.type === 'array') return field.maxRows ?? MOST_ROWS
  return MOST_ROWS
}

/** A localised value that is written in all languages at once is `{ fr, en }`. */
const inEachLanguage = (field: FlattenedField, value: unknown): unknown[] =>
  'localized' in field && field.localized && isRecord(value) && ('fr' in value || 'en' in value)
    ? Object.values(value)
    : [value]
