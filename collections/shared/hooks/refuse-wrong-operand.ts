import type { FlattenedField, PayloadRequest } from 'payload'
import type { Bilingual } from '../../../src/domain/bilingual'
import { isStaff } from '../access/roles'
import { fieldsAlong } from '../fields/field-at'
import { languageCodes } from '../language-codes'
import { refuseRequest } from '../messages'

/**
 * Refuses to search a rich text by what it contains, except to the staff: it is stored with the ids of its images and
 * documents, of which some are not public.
 */
export function refuseRichTextSearch(
  fields: FlattenedField[],
  path: string,
  operator: string,
  req: PayloadRequest,
): void {
  if (operator === 'exists' || isStaff(req.user)) return
  if (fieldsAlong(fields, path, languageCodes(req))?.at(-1)?.type !== 'richText') return
  const text = {
    fr: `« ${path} » est un texte mis en forme : on ne peut pas y chercher. Filtrez sur un titre, un nom ou un choix.`,
    en: `"${path}" is a rich text and cannot be searched. Filter by a title, a name or a choice.`,
  }
  throw refuseRequest(req, 400, text, 'UNSEARCHABLE_FIELD')
}

const textual = new Set(['like', 'not_like', 'contains'])

interface Rule {
  code: string
  isRefused(operator: string, value: unknown): boolean
  /** What to change, for a value that is refused. */
  message(path: string, value: unknown): Bilingual
}

/**
 * Refuses to compare a number or a moment with anything else, or as a text, and a choice with a value that it does not
 * have: the databases would fail, or find nothing.
 */
export function refuseWrongOperand(
  fields: FlattenedField[],
  path: string,
  operator: string,
  operand: unknown,
  req: PayloadRequest,
): void {
  if (operator === 'exists') return
  const field = fieldsAlong(fields, path, languageCodes(req))?.at(-1)
  const rule = field && ruleOf(field)
  if (!rule) return
  const isList = operator === 'in' || operator === 'not_in'
  const values = isList && typeof operand === 'string' ? operand.split(',') : [operand].flat()
  const refused = values.findIndex((value) => rule.isRefused(operator, value))
  if (refused >= 0) throw refuseRequest(req, 400, rule.message(path, values[refused]), rule.code)
}

/** Refuses the operator `exists` with anything but true or false. */
export function refuseNoBoolean(path: string, operand: unknown, req: PayloadRequest): void {
  if (/^(?:true|false)$/.test(String(operand))) return
  const text = {
    fr: `« exists » sur « ${path} » vaut true ou false.`,
    en: `"exists" on "${path}" is true or false.`,
  }
  throw refuseRequest(req, 400, text, 'INVALID_BOOLEAN')
}

function ruleOf(field: FlattenedField): Rule | undefined {
  if (field.type === 'number') return numberRule
  if (field.type === 'date') return momentRule
  if (field.type === 'checkbox') return booleanRule
  return field.type === 'select' || field.type === 'radio' ? choiceRule(field.options.map(storedValue)) : undefined
}

const numberRule: Rule = {
  code: 'INVALID_NUMBER',
  isRefused: (operator, value) => !textual.has(operator) && !isNumberOrNothing(value),
  message: (path) => ({
    fr: `« ${path} » est un nombre. Comparez-le à un nombre.`,
    en: `"${path}" is a number. Compare it with a number.`,
  }),
}

const booleanRule: Rule = {
  code: 'INVALID_BOOLEAN',
  isRefused: (operator, value) => textual.has(operator) || (!isNothing(value) && !isBoolean(value)),
  message: (path) => ({
    fr: `« ${path} » vaut true ou false. Comparez-le, sans « like » ni « contains », à l’un des deux.`,
    en: `"${path}" is true or false. Compare it, without "like" or "contains", with one of them.`,
  }),
}

const momentRule: Rule = {
  code: 'INVALID_DATE',
  isRefused: (operator, value) => textual.has(operator) || !isMomentOrNothing(value),
  message: (path) => ({
    fr: `« ${path} » est une date. Comparez-la, sans « like » ni « contains », à une date comme 2024-05-21 ou 2024-05-21T08:00:00Z (dans une adresse, « + » s’écrit %2B).`,
    en: `"${path}" is a date. Compare it, without "like" or "contains", with a date such as 2024-05-21 or 2024-05-21T08:00:00Z (in a URL, write "+" as %2B).`,
  }),
}

const choiceRule = (options: string[]): Rule => ({
  code: 'UNKNOWN_VALUE',
  isRefused: (operator, value) =>
    compared.has(operator) && !isNothing(value) && !options.includes(String(value).trim()),
  message: (path, value) => {
    const meant = options.find((option) => spelling(option) === spelling(String(value)))
    return meant === undefined
      ? {
          fr: `« ${path} » n’a pas cette valeur. Choisissez parmi : ${options.join(', ')}.`,
          en: `"${path}" does not have this value. Use one of: ${options.join(', ')}.`,
        }
      : {
          fr: `« ${path} » n’a pas cette valeur. Écrivez « ${meant} ».`,
          en: `"${path}" does not have this value. Write "${meant}" (GraphQL spells it otherwise).`,
        }
  },
})

/** A value without what GraphQL and REST write differently: `public_policy` and `public-policy`. */
const spelling = (value: string) =>
  value
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

/** The values of a list for a checkbox as booleans: SQLite would take every text in it for true. Any other operand unchanged. */
export function storedBooleans(
  fields: FlattenedField[],
  path: string,
  operator: string,
  operand: unknown,
  req: PayloadRequest,
): unknown {
  if (operator !== 'in' && operator !== 'not_in') return operand
  if (fieldsAlong(fields, path, languageCodes(req))?.at(-1)?.type !== 'checkbox') return operand
  const values = typeof operand === 'string' ? operand.split(',') : [operand].flat()
  return values.map((value) => (isBoolean(value) ? String(value).trim() === 'true' : value))
}

/** A value of a field with choices as it is stored, when it is given in the spelling of GraphQL; any other value unchanged. */
export function storedChoice(fields: FlattenedField[], path: string, operand: unknown, req: PayloadRequest): unknown {
  const field = fieldsAlong(fields, path, languageCodes(req))?.at(-1)
  if (field?.type !== 'select' && field?.type !== 'radio') return operand
  const options = field.options.map(storedValue)
  const stored = (value: unknown) =>
    typeof value === 'string' && !options.includes(value)
      ? (options.find((option) => option.replaceAll('-', '_') === value.trim()) ?? value)
      : value
  if (Array.isArray(operand)) return operand.map(stored)
  return typeof operand === 'string' && operand.includes(',')
    ? operand.split(',').map(stored).join(',')
    : stored(operand)
}

const compared = new Set(['equals', 'not_equals', 'in', 'not_in'])

const storedValue = (option: string | { value: string }) => (typeof option === 'string' ? option : option.value)

const isBoolean = (value: unknown) => /^(?:true|false)$/.test(String(value).trim())

const isNothing = (value: unknown) => value === null || value === '' || value === 'null'

const isNumberOrNothing = (value: unknown) =>
  value === null || typeof value === 'number' || /^\s*(?:-?\d+(?:\.\d+)?|null)\s*$/.test(String(value))

const moment = /^\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?$/

function isMomentOrNothing(value: unknown): boolean {
  if (isNothing(value)) return true
  if (value instanceof Date) return !Number.isNaN(value.getTime())
  return typeof value === 'string' && moment.test(value.trim()) && !Number.isNaN(new Date(value.trim()).getTime())
}
