import { type FieldNode, valueFromASTUntyped } from 'graphql'
import { LIMITS } from '../../http/limits'
import { badRequest, type Refusal } from '../../http/refusal'
import { whereRefusal } from '../where'

/** What a field and everything below it is read in. */
export interface Scope {
  locale?: string
  fallbackLocale?: string
  draft?: string
}

/** The arguments of a field that decide how much it costs, and what it is read in. */
export interface FieldArguments {
  /** The `limit` argument; a value that is not a number counts as the longest list. */
  limit?: number
  /** The language and the version that a root field asks for; nested fields would take those of another root field. */
  scope: Scope
  /** Why an argument asks for too much. */
  refusal?: Refusal
}

/** Reads the arguments of a field, variables replaced by their values. */
export function readArguments(field: FieldNode, variables: Record<string, unknown>): FieldArguments {
  const read: FieldArguments = { scope: {} }
  for (const { name, value } of field.arguments ?? []) {
    const given: unknown = valueFromASTUntyped(value, variables)
    if (given === undefined || given === null) continue
    if (name.value === 'limit') read.limit = typeof given === 'number' ? given : LIMITS.points.maxListSize
    if (name.value === 'limit') read.refusal ??= numberRefusal('limit', given, 0)
    if (name.value === 'page') read.refusal ??= numberRefusal('page', given, 1)
    // `draft: false` is the same as no argument, and the schema refuses values of another type.
    if (isScope(name.value) && given !== false) read.scope[name.value] = String(given)
    if (name.value === 'where') read.refusal ??= whereRefusal(given)
    if (name.value === 'sort') read.refusal ??= sortRefusal(given)
    if (name.value === 'depth') read.refusal ??= depthRefusal(given)
  }
  return read
}

const isScope = (name: string): name is keyof Scope => ['locale', 'fallbackLocale', 'draft'].includes(name)

function numberRefusal(name: string, value: unknown, min: number): Refusal | undefined {
  // A value of another type is refused by the schema.
  if (typeof value !== 'number' || value >= min) return undefined
  return badRequest('INVALID_NUMBER', {
    fr: `« ${name} » est un nombre entier à partir de ${min}.`,
    en: `"${name}" must be a whole number from ${min}.`,
  })
}

function sortRefusal(sort: unknown): Refusal | undefined {
  if (typeof sort !== 'string' || sort.split(',').length <= LIMITS.sortFields) return undefined
  return badRequest('TOO_MANY_SORT_FIELDS', {
    fr: `« sort » nomme plus de ${LIMITS.sortFields} champs. Demandez-en moins.`,
    en: `"sort" names more than ${LIMITS.sortFields} fields. Name fewer.`,
  })
}

function depthRefusal(depth: unknown): Refusal | undefined {
  const max = LIMITS.graphql.richTextDepth
  if (typeof depth !== 'number' || (depth >= 0 && depth <= max)) return undefined
  return badRequest('DEPTH_TOO_HIGH', {
    fr: `« depth » est un nombre entier de 0 à ${max}.`,
    en: `"depth" must be a whole number from 0 to ${max}.`,
  })
}
