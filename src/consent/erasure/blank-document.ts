import type { FlattenedField, PayloadRequest } from 'payload'
import { isolatedRequest } from '../../../collections/shared/isolated-request'
import { scrubFormerVersions } from '../../../collections/shared/scrub-versions'
import { NO_JOINS } from '../../database/no-joins'
import { NEVER } from '../../domain/consent'
import { ERASED_PERSON, slugOfErased } from '../../domain/erasure'
import { searchKey } from '../../domain/text'
import type { Subject } from '../withdraw/people'

type Data = Record<string, unknown>

/** The fields of a document that say nothing of its person, and stay: what it belongs to, and when it was public. */
const remaining = new Set(['editions', 'session', 'firstPublishedAt', 'createdAt', 'updatedAt', 'deletedAt', '_status'])

/**
 * Empties a document of a person, in every language, and its only version. What remains is a draft that says that somebody was there,
 * so that sessions and releases still have a place for them. Written directly to the database: nothing can block it.
 */
export async function blankDocument(req: PayloadRequest, { collection, id }: Subject): Promise<void> {
  const { db, collections } = req.payload
  const values = { ...emptied(collections[collection].config.flattenedFields), ...placeholder({ collection, id }) }
  const newest = await scrubFormerVersions(req, collection, id)
  const search = { collection, where: { id: { equals: id } }, limit: 1, pagination: false, joins: NO_JOINS } as const
  const [doc] = (await db.find<Data & { id: string }>({ ...search, req: isolatedRequest(req) })).docs
  if (!doc) return
  // The whole row: SQLite empties the lists that a write leaves out.
  const { id: _, ...whole } = { ...doc, ...values }
  await db.updateOne({ collection, id, data: whole, returning: false, req: isolatedRequest(req) })
  if (!newest) return
  const version = { ...newest.version, ...values }
  const versionData = { ...newest, latest: true, version } as never
  await db.updateVersion({ collection, id: newest.id, versionData, returning: false, req: isolatedRequest(req) })
}

const placeholder = ({ collection, id }: Subject): Data => ({
  ...{ name: ERASED_PERSON.fr, nameKey: searchKey(ERASED_PERSON.fr), slug: slugOfErased(collection, id) },
  ...{ _status: 'draft', consentUntil: NEVER },
  ...(collection === 'testimonials' ? { displayMode: 'pseudonym' } : {}),
})

/** An empty value for each stored field, in each language. */
function emptied(fields: readonly FlattenedField[]): Data {
  const values: Data = {}
  for (const field of fields) {
    if (remaining.has(field.name) || field.name === 'id' || field.type === 'join') continue
    if ('virtual' in field && field.virtual) continue
    values[field.name] = emptyValueOf(field)
  }
  return values
}

function emptyValueOf(field: FlattenedField): unknown {
  if (field.type === 'array' || field.type === 'blocks' || ('hasMany' in field && field.hasMany)) return []
  if (field.type === 'group' || field.type === 'tab') return emptied(field.flattenedFields)
  return 'localized' in field && field.localized ? { fr: null, en: null } : null
}
