import type { FlattenedField } from 'payload'

/** Where a path of a selection leads: to a field, to none, or into another document by a relation. */
export type SelectedPath = 'field' | 'nothing' | { targets: string[]; rest: string[] }

/** Follows a path of a selection through the fields of one document. A last `fr` or `en` is a language. */
export function followPath(
  fields: readonly FlattenedField[],
  path: readonly string[],
  languages: readonly string[],
): SelectedPath {
  const [name, ...rest] = path
  const field = fields.find((one) => one.name === name)
  if (!field) return 'nothing'
  if (rest.length === 0 || field.type === 'json' || field.type === 'richText' || field.type === 'blocks') return 'field'
  if (field.type === 'relationship' || field.type === 'upload') return { targets: [field.relationTo].flat(), rest }
  if (field.type === 'join') return { targets: [field.collection].flat(), rest }
  if (rest.length === 1 && languages.includes(rest[0] ?? '')) return 'field'
  return 'flattenedFields' in field ? followPath(field.flattenedFields, rest, languages) : 'nothing'
}
