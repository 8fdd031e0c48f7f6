import type { FlattenedField } from 'payload'

/** The permission of a collection, a field or what is below it, as `/api/access` returns it: `true` for everything. */
type Permission =
  | true
  | { read?: true | { permission?: boolean }; fields?: true | Record<string, Permission> }
  | undefined

/** The paths of the fields of a collection, at every depth, that a permission lets read. */
export function everyReadableField(fields: readonly FlattenedField[], permission: Permission): string[] {
  if (!mayRead(permission)) return []
  return fields.flatMap((field) => {
    const own = permission === true || permission?.fields === true ? true : permission?.fields?.[field.name]
    if (!mayRead(own) || field.hidden) return []
    const below = 'flattenedFields' in field ? everyReadableField(field.flattenedFields, inherited(own)) : []
    return [field.name, ...below.map((path) => `${field.name}.${path}`)]
  })
}

const mayRead = (permission: Permission): boolean =>
  permission === true ||
  permission?.read === true ||
  (typeof permission?.read === 'object' && permission.read.permission === true)

// A field without permissions below it has those of its own.
const inherited = (permission: Permission): Permission =>
  permission !== true && permission?.fields === undefined ? true : permission
