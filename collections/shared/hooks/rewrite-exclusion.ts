import type { FlattenedField, PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'
import { fieldsAlong } from '../fields/field-at'
import { languageCodes } from '../language-codes'
import { findReadable } from './resolve-relation-filter'

/**
 * A search of the words of a text, or with `not_like` the exclusion of each of them. SQLite needs wildcards for that, and
 * never excludes a document without a value.
 */
export function searchFor(path: string, operator: string, text: string, { payload }: PayloadRequest): Where {
  if (operator !== 'not_like' || payload.db.name !== 'sqlite') return { [path]: { [operator]: text } }
  const excluded = text
    .split(' ')
    .map((word) => ({ or: [{ [path]: { exists: false } }, { [path]: { not_like: `%${word}%` } }] }))
  return { and: excluded }
}

/** Whether a condition excludes values of a field that holds several choices. */
export function excludesChoices(
  fields: FlattenedField[],
  path: string,
  operator: string,
  req: PayloadRequest,
): boolean {
  if (operator !== 'not_equals' && operator !== 'not_in') return false
  const field = fieldsAlong(fields, path, languageCodes(req))?.at(-1)
  return field?.type === 'select' && field.hasMany === true
}

/** Excludes the documents that hold a choice among several. SQLite would exclude those alone that hold no other. */
export async function excludeChoices(
  path: string,
  operator: string,
  operand: unknown,
  { slug }: SanitizedCollectionConfig,
  req: PayloadRequest,
): Promise<Where> {
  const positive = { [path]: { [operator === 'not_in' ? 'in' : 'equals']: operand } } as Where
  if (req.payload.db.name !== 'sqlite') return { [path]: { [operator]: operand } } as Where
  const excluded = await findReadable(slug, positive, 'updatedAt', req)
  return { id: { not_in: excluded.map(({ id }) => id) } }
}
