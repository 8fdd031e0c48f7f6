import { isSame } from '../edits/is-same'
import type { ValuesByPath } from '../edits/merge-edit'
import { isMetadata } from '../edits/metadata'
import { isRecord } from '../record'

/** A field of a form whose value the server has not acknowledged, and the value that the form started from. */
export interface UnsavedField {
  path: string
  value: unknown
  base: unknown
}

/** The text of a form that the server has not acknowledged, and when it was last changed. */
export interface UnsavedText {
  at: string
  fields: UnsavedField[]
}

/** The fields that people type in and that differ from what the server has acknowledged. */
export const unsavedFields = (local: ValuesByPath, base: ValuesByPath): UnsavedField[] =>
  Object.entries(local).flatMap(([path, value]) =>
    isMetadata(path) || isSame(value, base[path]) ? [] : [{ path, value, base: base[path] ?? null }],
  )

/** Reads an unsaved text as the device holds it; `undefined` when there is none, or it is not readable. */
export function parseUnsavedText(stored: string | null): UnsavedText | undefined {
  const text = parseJson(stored)
  if (!isRecord(text) || typeof text.at !== 'string' || !Array.isArray(text.fields)) return undefined
  const fields = text.fields.filter((field): field is UnsavedField => isRecord(field) && typeof field.path === 'string')
  return fields.length > 0 ? { at: text.at, fields } : undefined
}

function parseJson(stored: string | null): unknown {
  try {
    return JSON.parse(stored ?? 'null')
  } catch {
    return undefined
  }
}

/** The newer of two lists of fields, field by field: `newest` wins. */
export const mergedFields = (older: UnsavedField[], newest: UnsavedField[]): UnsavedField[] => {
  const paths = new Set(newest.map(({ path }) => path))
  return [...older.filter(({ path }) => !paths.has(path)), ...newest]
}
