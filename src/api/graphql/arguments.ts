import { type FieldNode, valueFromASTUntyped } from 'graphql'
import { LIMITS } from '../../http/limits'
import { badRequest, type Refusal } from '../../http/refusal'
import { whereRefusal } from '../where'

/** The arguments of a field that decide how much it costs. */
export interface FieldArguments {
  /** The `limit` argument; a value that is not a number counts as the longest list. */
  limit?: number
  /** Why an argument asks for too much. */
  refusal?: Refusal
}

/** Reads the arguments of a field, variables replaced by their values. */
export function readArguments(field: FieldNode, variables: Record<string, unknown>): FieldArguments {
  const read: FieldArguments = {}
  for (const { name, value } of field.arguments ?? []) {
    const given: unknown = valueFromASTUntyped(value, variables)
    if (given === undefined || given === null) continue
    if (name.value === 'limit') read.limit = typeof given === 'number' ? given : LIMITS.points.maxListSize
    if (name.value === 'where') read.refusal ??= whereRefusal(given)
    if (name.value === 'sort') read.refusal ??= sortRefusal(given)
    if (name.value === 'depth') read.refusal ??= depthRefusal(given)
  }
  return read
}

function sortRefusal(sort: unknown): Refusal | undefined {
  if (typeof sort !== 'string' || sort.split(',').length <= LIMITS.sortFields) return undefined
  return badRequest('TOO_MANY_SORT_FIELDS', `"sort" has more than ${LIMITS.sortFields} fields.`)
}

function depthRefusal(depth: unknown): Refusal | undefined {
  const max = LIMITS.graphql.richTextDepth
  if (typeof depth !== 'number' || (depth >= 0 && depth <= max)) return undefined
  return badRequest('DEPTH_TOO_HIGH', `"depth" must be a whole number from 0 to ${max}.`)
}
