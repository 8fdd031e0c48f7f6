import type { FlattenedField } from 'payload'

/** The fields along a dotted path through one document; `undefined` when a step names none. A last `fr` or `en` is a language. */
export function fieldsAlong(
  fields: readonly FlattenedField[],
  path: string,
  languages: readonly string[],
): FlattenedField[] | undefined {
  const along: FlattenedField[] = []
  let level = fields
  for (const segment of path.replace(/__/g, '.').split('.')) {
    const field = level.find(({ name }) => name === segment)
    const isLanguage = along.length > 0 && languages.includes(segment)
    if (!field && !isLanguage) return undefined
    if (!field) continue
    along.push(field)
    // What is below a relation belongs to another document, and what is below JSON has no fields.
    if (opaque.has(field.type)) return along
    level = 'flattenedFields' in field && field.flattenedFields ? field.flattenedFields : []
  }
  return along
}

const opaque = new Set(['blocks', 'join', 'json', 'relationship', 'richText', 'upload'])
