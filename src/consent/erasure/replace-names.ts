import type { CollectionSlug, Payload, PayloadRequest } from 'payload'
import { NO_JOINS } from '../../database/no-joins'
import { isRecord } from '../../domain/record'
import { asOneWrite } from '../transaction'
import type { NameReplacer } from './names'

type Row = Record<string, unknown> & { id: string }

const PAGE_SIZE = 200

/** Collections that are left: an account may bear the same name, consents are emptied by the ids of their people, others have no text. */
const left = new Set<string>([
  ...['users', 'consents', 'consent-events', 'person-links', 'withdrawals', 'erasures'],
  ...['api-clients', 'audit', 'webhook-secrets', 'leases', 'counters', 'payload-kv', 'payload-migrations'],
])

/** Replaces the names of a person in the documents, versions and records of all collections. Returns how many rows were changed. */
export async function replaceNames(payload: Payload, replacer: NameReplacer): Promise<number> {
  let changed = 0
  for (const { config } of Object.values(payload.collections)) {
    if (!left.has(config.slug)) changed += await replaceNamesIn(payload, config.slug as CollectionSlug, replacer)
  }
  return changed
}

/** Replaces the names of a person in the documents and versions of one collection. Returns how many rows were changed. */
export async function replaceNamesIn(payload: Payload, collection: CollectionSlug, replacer: NameReplacer) {
  const changed = await eachPage(
    (page) => payload.db.find<Row>({ collection, page, limit: PAGE_SIZE, sort: 'id', joins: NO_JOINS }),
    (row) => replaceInRow(payload, collection, row, replacer),
  )
  if (!payload.collections[collection].config.versions) return changed
  const inVersions = await eachPage(
    (page) => payload.db.findVersions<Row>({ collection, page, limit: PAGE_SIZE, sort: 'id' }),
    (row) => replaceInVersion(payload, collection, row as never, replacer),
  )
  return changed + inVersions
}

interface Page<Doc> {
  docs: Doc[]
  hasNextPage: boolean
}

async function eachPage<Doc>(read: (page: number) => Promise<Page<Doc>>, replace: (doc: Doc) => Promise<boolean>) {
  let changed = 0
  for (let page = 1; ; page += 1) {
    const { docs, hasNextPage } = await read(page)
    for (const doc of docs) if (await replace(doc)) changed += 1
    if (!hasNextPage) return changed
  }
}

/** Returns the top fields of a row that contain a name, without it. */
function changesOf(row: Row, replacer: NameReplacer): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row)) {
    const replaced = replacer.replaceIn(value)
    if (replaced !== value) changes[name] = replaced
  }
  // Two documents must not get the same address: the end of an id is that of one. A former address leads nowhere any more.
  if (typeof changes.slug === 'string') changes.slug = `${changes.slug}-${String(row.id).slice(-8)}`
  if (Array.isArray(changes.previousSlugs) && Array.isArray(row.previousSlugs)) {
    changes.previousSlugs = row.previousSlugs.filter((slug) => replacer.replaceIn(slug) === slug)
  }
  return changes
}

async function replaceInRow(payload: Payload, collection: CollectionSlug, row: Row, replacer: NameReplacer) {
  if (Object.keys(changesOf(row, replacer)).length === 0) return false
  return asOneWrite(payload, async (req) => {
    // Read again inside the write: an editor may have saved since.
    const where = { id: { equals: row.id } }
    const { docs } = await req.payload.db.find<Row>({
      collection,
      where,
      limit: 1,
      pagination: false,
      joins: NO_JOINS,
      req,
    })
    const [current] = docs
    const changes = current ? changesOf(current, replacer) : {}
    if (!current || Object.keys(changes).length === 0) return false
    // The whole row: SQLite empties the lists that a write leaves out.
    const { id: _, ...data } = { ...current, ...changes }
    await req.payload.db.updateOne({ collection, id: row.id, data, returning: false, req })
    return true
  })
}

interface Version {
  id: string
  version: Row
}

async function replaceInVersion(payload: Payload, collection: CollectionSlug, found: Version, replacer: NameReplacer) {
  if (Object.keys(changesOf(found.version, replacer)).length === 0) return false
  return asOneWrite(payload, (req) => replaceInCurrentVersion(req, collection, found.id, replacer))
}

async function replaceInCurrentVersion(
  req: PayloadRequest,
  collection: CollectionSlug,
  id: string,
  replacer: NameReplacer,
) {
  const where = { id: { equals: id } }
  const { docs } = await req.payload.db.findVersions<Row>({
    collection,
    where,
    limit: 1,
    pagination: false,
    req,
  })
  const [current] = docs
  if (!current || !isRecord(current.version)) return false
  const changes = changesOf({ ...current.version, id: String(current.parent) }, replacer)
  if (Object.keys(changes).length === 0) return false
  const versionData = { ...current, version: { ...current.version, ...changes } } as never
  await req.payload.db.updateVersion({ collection, id, versionData, returning: false, req })
  return true
}
