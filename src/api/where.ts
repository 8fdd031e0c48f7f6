import type { Bilingual } from '../domain/bilingual'
import { LIMITS } from '../http/limits'
import { badRequest, type Refusal } from '../http/refusal'

const { conditions, nesting, listValues, pathSteps } = LIMITS.where
/** Operators that compare with one value: a list would be bound where the database expects a value. */
const oneValue = new Set([
  ...['equals', 'not_equals', 'like', 'not_like', 'exists'],
  ...['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'],
])
const listOperators = new Set(['in', 'not_in', 'all'])

/** A refusal when a `where` of REST or GraphQL, already parsed, asks for too much; `undefined` when it may be run. */
export function whereRefusal(where: unknown): Refusal | undefined {
  const walk: Walk = { conditions: 0 }
  visit(where, 0, walk)
  return walk.refusal
}

interface Walk {
  conditions: number
  refusal?: Refusal
}

function visit(where: unknown, depth: number, walk: Walk): void {
  if (walk.refusal || typeof where !== 'object' || where === null) return
  for (const [key, value] of Object.entries(where)) {
    if (walk.refusal) return
    if (isIndex(key)) visit(value, depth, walk)
    else if (/^(and|or)$/i.test(key)) visitGroup(value, depth + 1, walk)
    else if (key.split(/\.|__/).length > pathSteps) {
      walk.refusal = tooComplex({
        fr: `le chemin « ${key.slice(0, 60)} » a plus de ${pathSteps} étapes`,
        en: `the path "${key.slice(0, 60)}" has more than ${pathSteps} steps`,
      })
    } else visitField(value, walk)
  }
}

function visitGroup(value: unknown, depth: number, walk: Walk): void {
  if (depth > nesting) {
    walk.refusal = tooComplex({
      fr: `« and » et « or » sont imbriqués plus de ${nesting} fois`,
      en: `"and" and "or" are nested more than ${nesting} times`,
    })
  } else visit(value, depth, walk)
}

function visitField(comparisons: unknown, walk: Walk): void {
  const entries = typeof comparisons === 'object' && comparisons !== null ? Object.entries(comparisons) : [['', '']]
  walk.conditions += entries.length
  if (walk.conditions > conditions) {
    walk.refusal = tooComplex({
      fr: `il a plus de ${conditions} conditions`,
      en: `it has more than ${conditions} conditions`,
    })
  }
  for (const [operator, operand] of entries) {
    if (oneValue.has(operator) && Array.isArray(operand)) walk.refusal = severalValues(operator)
    if (listSize(operator, operand) > listValues) {
      walk.refusal = tooComplex({
        fr: `« ${operator} » a plus de ${listValues} valeurs`,
        en: `"${operator}" has more than ${listValues} values`,
      })
    }
  }
}

function listSize(operator: string, operand: unknown): number {
  if (typeof operand === 'object' && operand !== null) return Object.keys(operand).length
  return listOperators.has(operator) && typeof operand === 'string' ? operand.split(',').length : 1
}

function isIndex(key: string): boolean {
  return /^\d+$/.test(key)
}

function tooComplex({ fr, en }: Bilingual): Refusal {
  return badRequest('WHERE_TOO_COMPLEX', {
    fr: `« where » demande trop : ${fr}. Demandez en plusieurs fois.`,
    en: `"where" asks for too much: ${en}. Split the request.`,
  })
}

const severalValues = (operator: string): Refusal =>
  badRequest('INVALID_OPERAND', {
    fr: `« ${operator} » compare à une seule valeur, et en reçoit plusieurs. Utilisez « in », avec des virgules.`,
    en: `"${operator}" compares with one value, and was given several. Use "in", with commas.`,
  })
