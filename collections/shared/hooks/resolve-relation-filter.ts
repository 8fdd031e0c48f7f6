import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { isRecord } from '../../../src/domain/record'
import { isStaff, readsDrafts } from '../access/roles'
import type { RelationPath } from '../fields/relation-path'
import { findDocuments } from '../find-documents'
import { refuseRequest } from '../messages'
import { readableIds } from './readable-ids'

/** The most related documents a filter may lead through. */
const MAX_RELATED = 2_000

/** The filters that this module reads with: the access rules of the reader apply to them, the page limits do not. */
export const internalFilters = new WeakSet<object>()

/** Whether a value is a filter: an object with named conditions. */
export const isWhere = (value: unknown): value is Where => isRecord(value) && !(value instanceof Date)

/** A condition on the ids of related documents, or the ids that must not be referred to. */
type ResolvedFilter = { where: Where } | { excluded: string[] }

/**
 * Replaces a condition on a related document by the ids of the related documents that the reader may read, so that the
 * result reveals nothing about the others.
 */
export async function resolveRelationFilter(
  { path, field, rest }: RelationPath,
  operator: string,
  operand: unknown,
  req: PayloadRequest,
): Promise<ResolvedFilter> {
  const target = field.type === 'join' ? field.collection : field.relationTo
  if (Array.isArray(target)) {
    // An id without its collection: the databases compare it as the value of the relation only.
    const step = rest || (typeof operand === 'string' && operator !== 'exists' ? 'value' : '')
    return { where: { [step ? `${path}.${step}` : path]: { [operator]: operand } } as Where }
  }
  const isDirect = rest === '' || rest === 'id'
  if (isDirect && operator === 'exists') {
    if (isStaff(req.user) || readsDrafts(req)) return { where: { [path]: { exists: operand } } as Where }
    const text = {
      fr: `Le filtre « exists » n’est pas disponible sur « ${path} ». Filtrez sur un champ du document lié.`,
      en: `The operator "exists" is not available on "${path}". Filter on a field of the related document instead.`,
    }
    throw refuseRequest(req, 400, text, 'UNKNOWN_OPERATOR')
  }
  const nested = isDirect && operator === 'contains' && isWhere(operand) ? operand : undefined
  const excludes = isDirect && (operator === 'not_equals' || operator === 'not_in')
  const positive = operator === 'not_equals' ? 'equals' : operator === 'not_in' ? 'in' : operator
  const related = nested ?? ({ [isDirect ? 'id' : rest]: { [excludes ? positive : operator]: operand } } as Where)
  if (field.type === 'join') return { where: { id: { in: await findOwners(target, field.on, related, req) } } }
  const named = isDirect ? idsIn(positive, operand) : undefined
  const ids = named
    ? [...(await readableIds(req, target, named))]
    : (await findReadable(target, related, 'updatedAt', req)).map(({ id }) => id)
  return excludes ? { excluded: ids } : { where: { [path]: { in: ids } } }
}

/** The ids that a condition on ids names; `undefined` for any other condition, or for more than `MAX_RELATED` ids. */
function idsIn(operator: string, operand: unknown): string[] | undefined {
  if (operator === 'equals' && typeof operand === 'string') return [operand]
  const isList = operator === 'in' && Array.isArray(operand) && operand.length <= MAX_RELATED
  return isList && operand.every((id) => typeof id === 'string') ? operand : undefined
}

async function findOwners(collection: string, on: string, where: Where, req: PayloadRequest): Promise<string[]> {
  const docs = await findReadable(collection, where, on, req)
  return docs.flatMap((doc) => [valueAt(doc, on)].flat()).filter((id): id is string => typeof id === 'string')
}

const selectOf = (path: string) =>
  path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), true) as Record<string, unknown>

const valueAt = (doc: object, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), doc)

/** The related documents the reader may read, with the field at `path` only. */
export async function findReadable(collection: string, where: Where, path: string, req: PayloadRequest) {
  internalFilters.add(where)
  const docs = await findDocuments<{ id: string }>(req, collection as CollectionSlug, {
    where,
    select: selectOf(path),
    limit: MAX_RELATED + 1,
    as: 'requester',
    disableErrors: true,
  })
  if (docs.length <= MAX_RELATED) return docs
  const text = {
    fr: 'Ce filtre passe par trop de documents liés. Précisez-le.',
    en: `This filter leads through more than ${MAX_RELATED} related documents. Narrow it.`,
  }
  throw refuseRequest(req, 400, text, 'WHERE_TOO_COMPLEX')
}
