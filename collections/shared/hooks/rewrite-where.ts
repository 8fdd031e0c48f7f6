import type { FlattenedField, PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'
import { searchKey } from '../../../src/domain/text'
import { fieldsAlong } from '../fields/field-at'
import { findRelation } from '../fields/relation-path'
import { languageCodes } from '../language-codes'
import { refuseRequest } from '../messages'
import { compareIds } from './compare-ids'
import { refuseDependentRows } from './refuse-dependent-rows'
import {
  refuseNoBoolean,
  refuseRichTextSearch,
  refuseWrongOperand,
  storedBooleans,
  storedChoice,
} from './refuse-wrong-operand'
import { isWhere, resolveRelationFilter } from './resolve-relation-filter'
import { excludeAmongSeveral, excludesAmongSeveral, excludeValues, searchFor } from './rewrite-exclusion'

/**
 * Rewrites the filter of a reader so that it reveals nothing private and means the same on every database: a path
 * through a relation becomes the ids of related documents that this reader may read, searches in titles and names ignore
 * accents, and a former slug finds its document.
 */
export async function rewriteWhere(
  where: Where,
  collection: SanitizedCollectionConfig,
  req: PayloadRequest,
): Promise<Where> {
  const parts: Where[] = []
  for (const [key, value] of Object.entries(where)) {
    if (value === undefined || value === null) continue
    if (/^(and|or)$/i.test(key)) {
      const list = (Array.isArray(value) ? value : Object.values(value)) as Where[]
      parts.push({ [key.toLowerCase()]: await Promise.all(list.map((item) => rewriteWhere(item, collection, req))) })
      continue
    }
    if (!isWhere(value)) throw refuseOperator(req, key)
    for (const [operator, operand] of Object.entries(value)) {
      parts.push(await rewriteCondition(key, operator, operand, collection, req))
    }
  }
  const [only, ...others] = parts
  return only === undefined ? {} : others.length === 0 ? only : { and: parts }
}

async function rewriteCondition(
  path: string,
  operator: string,
  given: unknown,
  collection: SanitizedCollectionConfig,
  req: PayloadRequest,
): Promise<Where> {
  const fields = collection.flattenedFields
  const operand = operator === 'exists' ? given : storedChoice(fields, path, given, req)
  if (!operators.has(operator)) throw refuseOperator(req, path, operator)
  refuseDependentRows(fields, path, req)
  if (operator === 'exists') refuseNoBoolean(path, operand, req)
  const relation = findRelation(fields, path)
  if (relation) {
    const resolved = await resolveRelationFilter(relation, operator, operand, req)
    return 'excluded' in resolved ? excludeRelated(relation.path, resolved.excluded, collection, req) : resolved.where
  }
  refuseUnknownField(fields, path, req)
  if (path === 'id') return compareIds(operator, operand, req)
  refuseRichTextSearch(fields, path, operator, req)
  refuseWrongOperand(fields, path, operator, operand, req)
  const compared = storedBooleans(fields, path, operator, operand, req)
  const condition = { [path]: { [operator]: compared } } as Where
  if (path === 'slug' && operator === 'equals' && fields.some(({ name }) => name === 'previousSlugs')) {
    return { or: [condition, { previousSlugs: { in: [operand] } }] } as Where
  }
  if (excludesAmongSeveral(fields, path, operator, req))
    return excludeAmongSeveral(path, operator, operand, collection, req)
  if (operator === 'not_in') return excludeValues(path, compared, req)
  const keyField = fields.find(({ name }) => name === `${path}Key`)
  if (keyField && isSearch(operator) && typeof operand === 'string' && (await canRead(keyField, req))) {
    return searchFor(keyField.name, operator, searchKey(operand), req)
  }
  return operator === 'not_like' && typeof operand === 'string' ? searchFor(path, operator, operand, req) : condition
}

/** Excludes the documents that refer to one of `ids`: those that refer to none stay, as those whose reference is hidden. */
function excludeRelated(path: string, ids: string[], collection: SanitizedCollectionConfig, req: PayloadRequest) {
  return excludesAmongSeveral(collection.flattenedFields, path, 'not_in', req)
    ? excludeAmongSeveral(path, 'not_in', ids, collection, req)
    : excludeValues(path, ids, req)
}

// Payload calls the same hook for versions, and refuses these names in a filter on documents itself.
const ofVersions = /^(?:parent|latest|autosave|snapshot|publishedLocale|version)(?:\.|$)/

/** Refuses a path that names no field: a database may fail on it. */
function refuseUnknownField(fields: FlattenedField[], path: string, req: PayloadRequest): void {
  if (path === 'id' || ofVersions.test(path) || fieldsAlong(fields, path, languageCodes(req))) return
  const text = {
    fr: `Aucun champ « ${path} » sur lequel filtrer.`,
    en: `There is no field "${path}" to filter by.`,
  }
  throw refuseRequest(req, 400, text, 'UNKNOWN_FIELD')
}

/** The operators that both databases evaluate alike. */
const operators = new Set([
  ...['equals', 'not_equals', 'in', 'not_in', 'exists', 'like', 'not_like', 'contains'],
  ...['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'],
])

function refuseOperator(req: PayloadRequest, path: string, operator?: string) {
  const known = [...operators].join(', ')
  const text = {
    fr: `Le filtre sur « ${path} » ${operator ? `n’a pas d’opérateur « ${operator} »` : 'n’a pas d’opérateur'}. Choisissez parmi : ${known}.`,
    en: `The filter on "${path}" has no operator${operator ? ` "${operator}"` : ''}. Use one of: ${known}.`,
  }
  return refuseRequest(req, 400, text, 'UNKNOWN_OPERATOR')
}

/** Whether the reader may read a field. Payload refuses a filter on one that they may not read, by the name that they gave. */
const canRead = async (field: FlattenedField, req: PayloadRequest): Promise<boolean> =>
  !('access' in field) || ((await field.access?.read?.({ req })) ?? true)

const isSearch = (operator: string) => operator === 'like' || operator === 'contains' || operator === 'not_like'
