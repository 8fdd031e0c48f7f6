import type { FlattenedField, PayloadRequest } from 'payload'
import { refuseRequest } from '../messages'

const textual = new Set(['exists', 'like', 'not_like', 'contains'])

/** Refuses to compare a number field with another type: SQLite would find nothing, MongoDB would fail. */
export function refuseWrongOperand(
  fields: FlattenedField[],
  path: string,
  operator: string,
  operand: unknown,
  req: PayloadRequest,
): void {
  if (textual.has(operator) || fieldAt(fields, path)?.type !== 'number') return
  const values = typeof operand === 'string' ? operand.split(',') : [operand].flat()
  if (values.every(isNumberOrNothing)) return
  throw refuseRequest(req, 400, {
    fr: `« ${path} » est un nombre. Comparez-le à un nombre.`,
    en: `"${path}" is a number. Compare it with a number.`,
  })
}

const isNumberOrNothing = (value: unknown) =>
  value === null || typeof value === 'number' || /^\s*(?:-?\d+(?:\.\d+)?|null)\s*$/.test(String(value))

function fieldAt(fields: FlattenedField[], path: string): FlattenedField | undefined {
  let level = fields
  let found: FlattenedField | undefined
  for (const segment of path.replace(/__/g, '.').split('.')) {
    const field = level.find(({ name }) => name === segment)
    if (!field) continue
    found = field
    level = 'flattenedFields' in field && field.flattenedFields ? field.flattenedFields : []
  }
  return found
}
