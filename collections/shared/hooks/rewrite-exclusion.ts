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

const excluding: Record<string, string> = { not_equals: 'equals', not_in: 'in', not_like: 'like' }

/** Whether a condition excludes values at a path where a document may have several. */
export function excludesAmongSeveral(
  fields: FlattenedField[],
  path: string,
  operator: string,
  req: PayloadRequest,
): boolean {
  if (!(operator in excluding)) return false
  const along = fieldsAlong(fields, path, languageCodes(req)) ?? []
  return along.some((field) => field.type === 'array' || ('hasMany' in field && field.hasMany === true))
}

/**
 * Excludes the documents that have a value among several. SQLite would exclude those alone that have no other, by a
 * condition on each value.
 */
export async function excludeAmongSeveral(
  path: string,
  operator: string,
  operand: unknown,
  { slug }: SanitizedCollectionConfig,
  req: PayloadRequest,
): Promise<Where> {
  if (req.payload.db.name !== 'sqlite') return { [path]: { [operator]: operand } } as Where
  const values = operator === 'not_like' ? String(operand).split(' ') : [operand]
  const positive = values.map((value) => ({ [path]: { [excluding[operator] ?? 'equals']: value } })) as Where[]
  const excluded = await findReadable(slug, { or: positive }, 'updatedAt', req)
  return { id: { not_in: excluded.map(({ id }) => id) } }
}

/** Excludes values at a path. On SQLite a document without a value would be excluded too, by `not_in` alone. */
export function excludeValues(path: string, operand: unknown, { payload }: PayloadRequest): Where {
  const condition = { [path]: { not_in: operand } } as Where
  const excludesNothing = [operand].flat().some((value) => String(value).split(',').includes('null'))
  return payload.db.name === 'sqlite' && !excludesNothing
    ? { or: [condition, { [path]: { exists: false } }] }
    : condition
}
