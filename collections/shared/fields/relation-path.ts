import type { FlattenedField } from 'payload'

/** A dotted path that goes through a related document: `participants.speaker` + `name`. */
export interface RelationPath {
  path: string
  field: Extract<FlattenedField, { type: 'relationship' | 'upload' | 'join' }>
  rest: string
}

/** The first relationship, upload or join on a query path; `undefined` when the path stays inside the document. */
export function findRelation(fields: FlattenedField[], path: string): RelationPath | undefined {
  const segments = path.replace(/__/g, '.').split('.')
  let level = fields
  for (const [index, segment] of segments.entries()) {
    const field = level.find((candidate) => candidate.name === segment)
    if (!field) continue
    if (field.type === 'relationship' || field.type === 'upload' || field.type === 'join') {
      return { path: segments.slice(0, index + 1).join('.'), field, rest: segments.slice(index + 1).join('.') }
    }
    if ('flattenedFields' in field && field.flattenedFields) level = field.flattenedFields
  }
  return undefined
}

/**
 * The array a query path ends in, when its rows require a related document: `participants.role`, but not
 * `participants.speaker`. A filter on such a path would reveal rows that are hidden from the reader.
 */
export function findDependentRows(fields: FlattenedField[], path: string): string | undefined {
  const segments = path.replace(/__/g, '.').split('.')
  let level = fields
  for (const [index, segment] of segments.entries()) {
    const field = level.find((candidate) => candidate.name === segment)
    if (!field || field.type === 'join' || !('flattenedFields' in field) || !field.flattenedFields) return undefined
    const required =
      field.type === 'array' ? field.flattenedFields.filter(requiresDocument).map(({ name }) => name) : []
    if (required.length > 0 && !required.includes(segments[index + 1] ?? ''))
      return segments.slice(0, index + 1).join('.')
    level = field.flattenedFields
  }
  return undefined
}

const requiresDocument = (field: FlattenedField) =>
  (field.type === 'relationship' || field.type === 'upload') && field.required === true
