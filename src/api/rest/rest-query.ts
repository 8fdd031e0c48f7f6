import type { Bilingual } from '../../domain/bilingual'
import { parseJson } from '../../http/json'
import { LIMITS } from '../../http/limits'
import type { QueryTree, QueryValue } from '../../http/query-string'
import { badRequest, type Refusal } from '../../http/refusal'
import { whereRefusal } from '../where'
import { richTextRefusal } from './rich-text'

const { rest } = LIMITS
type Value = QueryValue | undefined

/** A refusal when a parameter of a REST request is not what Payload expects or asks for too much. */
export function valuesRefusal(tree: QueryTree): Refusal | undefined {
  return (
    booleanRefusal(tree) ??
    numberRefusal('limit', tree.limit, 0, rest.limit) ??
    numberRefusal('depth', tree.depth, 0, rest.depth) ??
    numberRefusal('page', tree.page, 1, rest.page) ??
    sortRefusal('sort', tree.sort) ??
    fieldsRefusal('select', tree.select) ??
    fieldsRefusal('populate', tree.populate) ??
    richTextRefusal(tree.richText) ??
    jsonRefusal('data', tree.data) ??
    filterRefusal('where', tree.where) ??
    joinsRefusal(tree.joins)
  )
}

function numberRefusal(name: string, value: Value, min: number, max: number): Refusal | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string' && /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max)
    return undefined
  return badRequest('INVALID_NUMBER', {
    fr: `« ${name} » est un nombre entier de ${min} à ${max}.`,
    en: `"${name}" must be one whole number from ${min} to ${max}.`,
  })
}

const booleans = ['autosave', 'draft', 'pagination', 'trash']

function booleanRefusal(tree: QueryTree): Refusal | undefined {
  const wrong = booleans.find((name) => tree[name] !== undefined && tree[name] !== 'true' && tree[name] !== 'false')
  if (wrong === undefined) return undefined
  return badRequest('INVALID_BOOLEAN', {
    fr: `« ${wrong} » vaut true ou false.`,
    en: `"${wrong}" must be true or false.`,
  })
}

function sortRefusal(name: string, value: Value): Refusal | undefined {
  const fields = typeof value === 'string' ? value.split(',') : Object.values(value ?? {})
  if (fields.some((field) => typeof field !== 'string'))
    return badRequest('INVALID_SORT', write(`${name}=field,-other`))
  if (fields.length <= LIMITS.sortFields) return undefined
  return badRequest('TOO_MANY_SORT_FIELDS', tooManyFields(name, LIMITS.sortFields))
}

function fieldsRefusal(name: string, value: Value): Refusal | undefined {
  if (value === undefined || value === '') return undefined
  if (typeof value === 'string' || Array.isArray(value)) {
    return badRequest('MALFORMED_PARAMETER', write(`${name}[field]=true`))
  }
  if (countLeaves(value) <= rest.selectedFields) return undefined
  return badRequest('TOO_MANY_FIELDS', tooManyFields(name, rest.selectedFields))
}

function filterRefusal(name: string, value: Value): Refusal | undefined {
  if (value === undefined || value === '') return undefined
  if (Array.isArray(value) && value.some((each) => typeof each === 'string')) {
    return badRequest('MALFORMED_PARAMETER', givenTwice(name))
  }
  return typeof value === 'string' ? (jsonRefusal(name, value) ?? whereRefusal(JSON.parse(value))) : whereRefusal(value)
}

function joinsRefusal(joins: Value): Refusal | undefined {
  if (joins === undefined || joins === 'false' || joins === '') return undefined
  if (typeof joins === 'string' || Array.isArray(joins)) {
    return badRequest('MALFORMED_PARAMETER', write('joins[field][limit]=10'))
  }
  const entries = Object.entries(joins)
  if (entries.length > rest.joins) return badRequest('TOO_MANY_JOINS', tooManyFields('joins', rest.joins))
  for (const [field, join] of entries) {
    if (typeof join === 'string') continue
    const refusal = Array.isArray(join)
      ? badRequest('MALFORMED_PARAMETER', givenTwice(`joins[${field}]`))
      : joinRefusal(`joins[${field}]`, join)
    if (refusal) return refusal
  }
  return undefined
}

function joinRefusal(name: string, join: QueryTree): Refusal | undefined {
  return (
    numberRefusal(`${name}[limit]`, join.limit, 1, rest.joinLimit) ??
    numberRefusal(`${name}[page]`, join.page, 1, rest.page) ??
    sortRefusal(`${name}[sort]`, join.sort) ??
    filterRefusal(`${name}[where]`, join.where)
  )
}

function jsonRefusal(name: string, value: Value): Refusal | undefined {
  if (typeof value !== 'string' || value === '' || parseJson(value) !== undefined) return undefined
  return badRequest('INVALID_JSON', {
    fr: `« ${name} » n’est pas du JSON valide. Écrivez ${name}[field]=… ou un objet JSON.`,
    en: `"${name}" is not valid JSON. Write ${name}[field]=… or a JSON object.`,
  })
}

const write = (form: string): Bilingual => ({ fr: `Écrivez ${form}.`, en: `Write ${form}.` })

const givenTwice = (name: string): Bilingual => ({
  fr: `« ${name} » est donné deux fois.`,
  en: `"${name}" is given twice.`,
})

const tooManyFields = (name: string, most: number): Bilingual => ({
  fr: `« ${name} » nomme plus de ${most} champs. Demandez-en moins.`,
  en: `"${name}" names more than ${most} fields. Name fewer.`,
})

function countLeaves(value: QueryValue): number {
  if (typeof value === 'string') return 1
  return Object.values(value).reduce((sum: number, child: QueryValue) => sum + countLeaves(child), 0)
}
