import type { CollectionSlug, FlattenedField, PayloadRequest, Where, WhereField } from 'payload'
import { searchKey } from '../../../src/domain/text'
import { canReadDrafts, isStaff } from '../access/roles'
import { findDependentRows, findRelation, type RelationPath } from '../fields/relation-path'
import { refuseRequest } from '../messages'
import { aside } from '../rows'
import { readableIds } from './readable-ids'
import { refuseWrongOperand } from './refuse-wrong-operand'

/** The most related documents a filter may lead through. */
const MAX_RELATED = 2_000

/** Filters of `rewriteWhere` itself: the reader's rules hold for them, the page limits do not. */
export const isResolving = new WeakSet<object>()

/**
 * A reader's filter, made safe and the same on every database:
 * a path through a relation becomes the ids of related documents **this reader** can read, so nothing can be guessed
 * through it; searches in titles and names ignore accents; a former slug finds its document.
 */
export async function rewriteWhere(where: Where, fields: FlattenedField[], req: PayloadRequest): Promise<Where> {
  const parts: Where[] = []
  for (const [key, value] of Object.entries(where)) {
    if (value === undefined || value === null) continue
    if (/^(and|or)$/i.test(key)) {
      const list = (Array.isArray(value) ? value : Object.values(value)) as Where[]
      parts.push({ [key.toLowerCase()]: await Promise.all(list.map((item) => rewriteWhere(item, fields, req))) })
      continue
    }
    if (!isWhere(value)) throw refuseOperator(req, key)
    for (const [operator, operand] of Object.entries(value)) {
      parts.push(await rewriteCondition(key, operator, operand, fields, req))
    }
  }
  const [only, ...others] = parts
  return only === undefined ? {} : others.length === 0 ? only : { and: parts }
}

async function rewriteCondition(
  path: string,
  operator: string,
  operand: unknown,
  fields: FlattenedField[],
  req: PayloadRequest,
): Promise<Where> {
  if (!operators.has(operator)) throw refuseOperator(req, path, operator)
  refuseDependentRows(fields, path, req)
  const relation = findRelation(fields, path)
  if (relation) return throughRelation(relation, operator, operand, req)
  refuseWrongOperand(fields, path, operator, operand, req)
  const condition = { [path]: { [operator]: operand } } as Where
  if (path === 'slug' && operator === 'equals' && fields.some(({ name }) => name === 'previousSlugs')) {
    return { or: [condition, { previousSlugs: { in: [operand] } }] } as Where
  }
  const keyField = `${path}Key`
  if (isSearch(operator) && typeof operand === 'string' && fields.some(({ name }) => name === keyField)) {
    return { [keyField]: { [operator]: searchKey(operand) } }
  }
  return condition
}

/** What both databases compare alike. */
const operators = new Set([
  ...['equals', 'not_equals', 'in', 'not_in', 'exists', 'like', 'not_like', 'contains'],
  ...['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'],
])

function refuseOperator(req: PayloadRequest, path: string, operator?: string) {
  const known = [...operators].join(', ')
  return refuseRequest(req, 400, {
    fr: `Le filtre sur « ${path} » ${operator ? `n’a pas d’opérateur « ${operator} »` : 'n’a pas d’opérateur'}. Choisissez parmi : ${known}.`,
    en: `The filter on "${path}" has no operator${operator ? ` "${operator}"` : ''}. Use one of: ${known}.`,
  })
}

/** Keeps the public from filtering or sorting by rows it may not be shown. */
export function refuseDependentRows(fields: FlattenedField[], path: string, req: PayloadRequest): void {
  if (isStaff(req.user) || canReadDrafts(req.user)) return
  const list = findDependentRows(fields, path)
  if (!list) return
  throw refuseRequest(req, 400, {
    fr: `« ${path} » ne peut ni filtrer ni trier : les lignes de « ${list} » dépendent d’un autre document. Filtrez sur un champ de ce document.`,
    en: `"${path}" can neither filter nor sort: rows of "${list}" depend on another document. Filter on a field of that document.`,
  })
}

const isSearch = (operator: string) => operator === 'like' || operator === 'contains' || operator === 'not_like'

async function throughRelation(relation: RelationPath, operator: string, operand: unknown, req: PayloadRequest) {
  const { path, field, rest } = relation
  const target = field.type === 'join' ? field.collection : field.relationTo
  if (Array.isArray(target)) return { [rest ? `${path}.${rest}` : path]: { [operator]: operand } } as Where
  const isDirect = rest === '' || rest === 'id'
  if (isDirect && operator === 'exists') {
    if (isStaff(req.user) || canReadDrafts(req.user)) return { [path]: { exists: operand } } as Where
    throw refuseRequest(req, 400, {
      fr: `Le filtre « exists » n’est pas disponible sur « ${path} ». Filtrez sur un champ du document lié.`,
      en: `The operator "exists" is not available on "${path}". Filter on a field of the related document instead.`,
    })
  }
  const nested = isDirect && operator === 'contains' && isWhere(operand) ? operand : undefined
  const excludes = isDirect && (operator === 'not_equals' || operator === 'not_in')
  const positive = operator === 'not_equals' ? 'equals' : operator === 'not_in' ? 'in' : operator
  const related = nested ?? ({ [isDirect ? 'id' : rest]: { [excludes ? positive : operator]: operand } } as Where)
  if (field.type === 'join') return { id: { in: await ownersOf(target, field.on, related, req) } } satisfies Where
  const asked = isDirect ? idsIn(positive, operand) : undefined
  const ids = asked
    ? [...(await readableIds(req, target, asked))]
    : (await readable(target, related, 'updatedAt', req)).map(({ id }) => id)
  return { [path]: { [excludes ? 'not_in' : 'in']: ids } } satisfies Where
}

/** The ids that a condition on ids names, when there are few enough to ask for each. */
function idsIn(operator: string, operand: unknown): string[] | undefined {
  if (operator === 'equals' && typeof operand === 'string') return [operand]
  const isList = operator === 'in' && Array.isArray(operand) && operand.length <= MAX_RELATED
  return isList && operand.every((id) => typeof id === 'string') ? operand : undefined
}

const isWhere = (value: unknown): value is Where =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

async function ownersOf(collection: string, on: string, where: Where, req: PayloadRequest): Promise<string[]> {
  const docs = await readable(collection, where, on, req)
  return docs.flatMap((doc) => [valueAt(doc, on)].flat()).filter((id): id is string => typeof id === 'string')
}

const selectOf = (path: string) => path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), true)

function valueAt(doc: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as WhereField | undefined)?.[key as never], doc)
}

/** The related documents this reader can read, with one of their fields: nothing else of them is looked at. */
async function readable(collection: string, where: Where, path: string, req: PayloadRequest) {
  isResolving.add(where)
  const { docs } = await req.payload.find({
    collection: collection as CollectionSlug,
    where,
    select: selectOf(path) as never,
    depth: 0,
    joins: false as never,
    limit: MAX_RELATED + 1,
    pagination: false,
    overrideAccess: false,
    disableErrors: true,
    req: aside(req),
  })
  if (docs.length > MAX_RELATED) {
    throw refuseRequest(req, 400, {
      fr: 'Ce filtre passe par trop de documents liés. Précisez-le.',
      en: `This filter leads through more than ${MAX_RELATED} related documents. Narrow it.`,
    })
  }
  return docs
}
