import type { FormState } from 'payload'
import { reduceFieldsToValues } from 'payload/shared'
import { BASE } from '../../domain/edits/edit-request'
import type { ValuesByPath } from '../../domain/edits/merge-edit'
import { valueAt } from '../../domain/edits/value-at'

/** The values in a form by the paths of its fields. A list of rows is one value, at the path of the list. */
export function valuesByPath(fields: FormState): ValuesByPath {
  const lists = listsOf(fields)
  const values: ValuesByPath = {}
  for (const [path, field] of Object.entries(fields)) {
    if (path === BASE || path === 'file' || isInside(path, lists)) continue
    if (lists.includes(path)) values[path] = rowsAt(fields, path)
    else if (!field.disableFormData) values[path] = field.value ?? null
  }
  return values
}

/** The paths of the fields of one value: the field, and those of the rows of a list. */
export const pathsOf = (fields: FormState, path: string): string[] =>
  Object.keys(fields).filter((one) => one === path || one.startsWith(`${path}.`))

/** Whether the field at a path is a list of rows. */
export const isList = (fields: FormState, path: string): boolean => Array.isArray(fields[path]?.rows)

const listsOf = (fields: FormState) => {
  const all = Object.keys(fields).filter((path) => isList(fields, path))
  return all.filter((path) => !isInside(path, all))
}

const isInside = (path: string, lists: string[]) => lists.some((list) => path.startsWith(`${list}.`))

function rowsAt(fields: FormState, path: string): unknown[] {
  const inside = Object.fromEntries(pathsOf(fields, path).flatMap((one) => (one === path ? [] : [[one, fields[one]]])))
  const rows = valueAt(reduceFieldsToValues(inside as FormState, true), path)
  return Array.isArray(rows) ? rows : []
}
