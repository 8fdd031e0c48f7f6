import { parseJson } from '../../http/json'
import { LIMITS } from '../../http/limits'
import type { QueryTree, QueryValue } from '../../http/query-string'
import { badRequest, type Refusal } from '../../http/refusal'
import { whereRefusal } from '../where'

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
    jsonRefusal('data', tree.data) ??
    filterRefusal('where', tree.where) ??
    joinsRefusal(tree.joins)
  )
}

function numberRefusal(name: string, value: Value, min: number, max: number): Refusal | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string' && /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max)
    return undefined
  return badRequest('INVALID_NUMBER', `"${name}" must be one whole number from ${min} to ${max}.`)
}

const booleans = ['autosave', 'draft', 'pagination', 'trash']

function booleanRefusal(tree: QueryTree): Refusal | undefined {
  const wrong = booleans.find((name) => tree[name] !== undefined && tree[name] !== 'true' && tree[name] !== 'false')
  return wrong === undefined ? undefined : badRequest('INVALID_BOOLEAN', `"${wrong}" must be true or false.`)
}

function sortRefusal(name: string, value: Value): Refusal | undefined {
  const fields = typeof value === 'string' ? value.split(',') : Object.values(value ?? {})
  if (fields.some((field) => typeof field !== 'string'))
    return badRequest('INVALID_SORT', `Write ${name}=field,-other.`)
  if (fields.length <= LIMITS.sortFields) return undefined
  return badRequest('TOO_MANY_SORT_FIELDS', `"${name}" has more than ${LIMITS.sortFields} fields.`)
}

function fieldsRefusal(name: string, value: Value): Refusal | undefined {
  if (value === undefined || value === '') return undefined
  if (typeof value === 'string' || Array.isArray(value)) {
    return badRequest('MALFORMED_PARAMETER', `Write ${name}[field]=true, not ${name}=….`)
  }
  if (countLeaves(value) <= rest.selectedFields) return undefined
  return badRequest('TOO_MANY_FIELDS', `"${name}" names more than ${rest.selectedFields} fields.`)
}

function filterRefusal(name: string, value: Value): Refusal | undefined {
  if (value === undefined || value === '') return undefined
  if (Array.isArray(value) && value.some((each) => typeof each === 'string')) {
    return badRequest('MALFORMED_PARAMETER', `"${name}" is given twice.`)
  }
  return typeof value === 'string' ? (jsonRefusal(name, value) ?? whereRefusal(JSON.parse(value))) : whereRefusal(value)
}

function joinsRefusal(joins: Value): Refusal | undefined {
  if (joins === undefined || joins === 'false' || joins === '') return undefined
  if (typeof joins === 'string' || Array.isArray(joins)) {
    return badRequest('MALFORMED_PARAMETER', 'Write joins[field][limit]=10 or joins=false.')
  }
  const entries = Object.entries(joins)
  if (entries.length > rest.joins) return badRequest('TOO_MANY_JOINS', `"joins" names more than ${rest.joins} fields.`)
  for (const [field, join] of entries) {
    if (typeof join === 'string') continue
    const refusal = Array.isArray(join)
      ? badRequest('MALFORMED_PARAMETER', `"joins[${field}]" is given twice.`)
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
  return badRequest('INVALID_JSON', `"${name}" is not valid JSON. Write ${name}[field]=… or a JSON object.`)
}

function countLeaves(value: QueryValue): number {
  if (typeof value === 'string') return 1
  return Object.values(value).reduce((sum: number, child: QueryValue) => sum + countLeaves(child), 0)
}
