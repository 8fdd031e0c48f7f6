import type { CollectionSlug, FlattenedField, Payload, PayloadRequest } from 'payload'
import { isRecord } from '../domain/record'
import { type Database, decorated } from './decorate'
import { NO_JOINS } from './no-joins'
import { wholeLists } from './whole-lists'
import { type WriteArgs, wrapWrites } from './write-methods'

type Data = Record<string, unknown>

/** A collection that can refer to another one, with the paths of the fields that do. */
interface Referrer {
  collection: CollectionSlug
  fields: FlattenedField[]
  paths: string[]
  hasVersions: boolean
}

/**
 * Clears the references to documents before they are deleted, in public documents and in their newest drafts, by ordinary
 * writes: they are announced, and both databases hold the same. A row of a list that is nothing without the document goes
 * with it. A required field of a document itself is left to the rules of its collection.
 */
export const withReferencesCleared = (database: Database): Database =>
  decorated(database, (adapter, payload) => {
    const referrersOf = new Map<string, Referrer[]>()
    wrapWrites(adapter, ['deleteOne', 'deleteMany'], (write, method) => async (args) => {
      const { collection } = args
      const referrers = referrersOf.get(collection) ?? findReferrers(payload, collection)
      referrersOf.set(collection, referrers)
      if (referrers.length > 0) {
        const ids = await idsToDelete(payload, args, method === 'deleteOne' ? 1 : 0)
        if (ids.size > 0) await clearReferences(payload, args, ids, referrers)
      }
      return write(args)
    })
  })

/** The collections that can refer to documents of `target`, from the running configuration. */
export const findReferrers = ({ collections }: Pick<Payload, 'collections'>, target: string): Referrer[] =>
  Object.values(collections).flatMap(({ config }) => {
    if (config.slug.startsWith('payload-')) return []
    const paths = pathsTo(config.flattenedFields, target, '')
    if (paths.length === 0) return []
    const hasVersions = Boolean(config.versions)
    return { collection: config.slug as CollectionSlug, fields: config.flattenedFields, paths, hasVersions }
  })

function pathsTo(fields: readonly FlattenedField[], target: string, prefix: string, isInList = false): string[] {
  return fields.flatMap((field) => {
    const path = `${prefix}${field.name}`
    if (field.type === 'relationship' || field.type === 'upload') {
      const isLeft = Boolean(field.required) && !isInList
      return field.relationTo === target && !isLeft ? path : []
    }
    if (field.type === 'array') return pathsTo(field.flattenedFields, target, `${path}.`, true)
    return field.type === 'group' || field.type === 'tab'
      ? pathsTo(field.flattenedFields, target, `${path}.`, isInList)
      : []
  })
}

/** The ids of the documents that a deletion finds; `limit` of 0 for all. */
async function idsToDelete({ db }: Payload, args: WriteArgs, limit: number): Promise<ReadonlySet<unknown>> {
  const { docs } = await db.find<{ id: string }>({
    collection: args.collection as CollectionSlug,
    where: (args.where ?? { id: { equals: args.id } }) as never,
    select: { id: true },
    pagination: false,
    limit,
    joins: NO_JOINS,
    req: args.req as PayloadRequest | undefined,
  })
  return new Set(docs.map(({ id }) => id))
}

async function clearReferences(
  { db }: Payload,
  args: WriteArgs,
  ids: ReadonlySet<unknown>,
  referrers: Referrer[],
): Promise<void> {
  const req = args.req as PayloadRequest | undefined
  for (const { collection, fields, paths, hasVersions } of referrers) {
    const pointing = (prefix = '') => ({ or: paths.map((path) => ({ [`${prefix}${path}`]: { in: [...ids] } })) })
    const all = { pagination: false, limit: 0, joins: NO_JOINS, req } as const
    const { docs } = await db.find<Data & { id: string }>({ ...all, collection, where: pointing() })
    for (const doc of docs) {
      const changes = cleared(fields, doc, args.collection, ids)
      const data = { ...wholeLists(fields, doc), ...changes, updatedAt: doc.updatedAt }
      await db.updateOne({ collection, id: doc.id, data, returning: false, req })
    }
    if (!hasVersions) continue
    const where = { and: [{ latest: { equals: true } }, pointing('version.')] }
    const { docs: drafts } = await db.findVersions<Data>({ ...all, collection, where })
    for (const draft of drafts) {
      const version = { ...draft.version, ...cleared(fields, draft.version, args.collection, ids) }
      const versionData = { ...draft, version } as never
      await db.updateVersion({ collection, id: draft.id, versionData, req })
    }
  }
}

/** The top fields of `data` in which a reference was cleared, without it. */
function cleared(fields: readonly FlattenedField[], data: Data, target: string, ids: ReadonlySet<unknown>): Data {
  const changed: Data = {}
  for (const field of fields) {
    const value = data[field.name]
    const next = clearedValue(field, value, target, ids)
    if (next !== value) changed[field.name] = next
  }
  return changed
}

function clearedValue(field: FlattenedField, value: unknown, target: string, ids: ReadonlySet<unknown>): unknown {
  if (field.type === 'relationship' || field.type === 'upload') {
    if (field.relationTo !== target) return value
    if (Array.isArray(value)) return value.some((one) => ids.has(one)) ? value.filter((one) => !ids.has(one)) : value
    return ids.has(value) ? null : value
  }
  if (field.type === 'array' && Array.isArray(value)) {
    const rows = value.filter(isRecord).flatMap((row) => {
      const changes = cleared(field.flattenedFields, row, target, ids)
      const isNothing = field.flattenedFields.some(
        (one) => 'required' in one && one.required && one.name in changes && changes[one.name] === null,
      )
      return isNothing ? [] : [Object.keys(changes).length > 0 ? { ...row, ...changes } : row]
    })
    return rows.length === value.length && rows.every((row, index) => row === value[index]) ? value : rows
  }
  if ((field.type === 'group' || field.type === 'tab') && isRecord(value)) {
    const changes = cleared(field.flattenedFields, value, target, ids)
    return Object.keys(changes).length > 0 ? { ...value, ...changes } : value
  }
  return value
}
