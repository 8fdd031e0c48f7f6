import { channel } from 'node:diagnostics_channel'
import type { Payload } from 'payload'
import { type CacheTag, tagsOfWrite } from '../../cache/tags'
import { WRITE_EVENTS, type WriteEvent } from '../../cache/write-events'

type Database = Payload['db']
type Write = (args: never) => Promise<unknown>

interface Target {
  collection: string
  id?: number | string
  where?: object
  data?: object
  req?: { transactionID?: unknown }
}

/**
 * Announces every write to the published rows of the database once it is committed, whoever made it: a request, a hook,
 * a job. Wraps the adapter, since hooks of collections run before the commit and not for direct writes.
 */
export function publishWrites(payload: Payload): void {
  const { db } = payload
  const pending = new Map<unknown, WriteEvent[]>()
  const announce = async (target: Target, announcement: WriteEvent): Promise<void> => {
    const waiting = pending.get(await target.req?.transactionID)
    if (waiting) waiting.push(announcement)
    else publishWrite(announcement)
  }

  wrap(db, 'create', (original) => async (target) => {
    const doc = await original(target)
    await announce(target, await announcementOf(payload, target, [doc]))
    return doc
  })
  for (const method of ['updateOne', 'deleteOne'] as const) {
    wrap(db, method, (original) => async (target) => {
      const before = await rowBefore(payload, target)
      const after = await original(target)
      await announce(target, await announcementOf(payload, target, [before, after, target.data]))
      return after
    })
  }
  for (const method of ['updateMany', 'deleteMany', 'upsert'] as const) {
    wrap(db, method, (original) => async (target) => {
      const result = await original(target)
      await announce(target, { tags: [], collections: [target.collection] })
      return result
    })
  }
  followTransactions(db, pending)
}

function wrap(
  db: Database,
  method: 'create' | 'updateOne' | 'deleteOne' | 'updateMany' | 'deleteMany' | 'upsert',
  around: (original: (target: Target) => Promise<unknown>) => (target: Target) => Promise<unknown>,
): void {
  const original = (db[method] as Write).bind(db) as (target: Target) => Promise<unknown>
  Object.assign(db, { [method]: around(original) })
}

/** Tells the cache of this process what has changed. */
export const publishWrite = (announcement: WriteEvent): void => channel(WRITE_EVENTS).publish(announcement)

async function rowBefore({ db, collections }: Payload, { collection, id, where, req }: Target): Promise<unknown> {
  if (!(collection in collections)) return undefined
  return db.findOne({ collection, where: where ?? { id: { equals: id } }, req } as never)
}

/** What a written row changes: itself, and with the visibility of an edition everything that belongs to it. */
async function announcementOf(payload: Payload, { collection }: Target, states: unknown[]): Promise<WriteEvent> {
  const tags = tagsOfWrite(collection, states)
  if (collection === 'editions' && hasChangedVisibility(states)) {
    const [edition] = states.filter((state) => state !== undefined) as { id: string }[]
    tags.push(...(edition ? await tagsInEdition(payload, edition.id) : []))
  }
  return { tags, collections: [] }
}

function hasChangedVisibility([before, after]: unknown[]): boolean {
  const visibility = (state: unknown) => {
    const row = state as { _status?: string; deletedAt?: string } | null | undefined
    return row ? `${row._status} ${Boolean(row.deletedAt)}` : 'absent'
  }
  return visibility(before) !== visibility(after)
}

async function tagsInEdition(payload: Payload, edition: string): Promise<CacheTag[]> {
  const tags: CacheTag[] = []
  for (const { config } of Object.values(payload.collections)) {
    if (!config.flattenedFields.some(({ name }) => name === 'edition')) continue
    const rows = await payload.db.find({
      collection: config.slug,
      where: { edition: { equals: edition } },
      pagination: false,
      limit: 0,
      joins: false as never,
    })
    tags.push(`${config.slug}@${edition}`, ...rows.docs.flatMap((row) => tagsOfWrite(config.slug, [row])))
  }
  return tags
}

function followTransactions(db: Database, pending: Map<unknown, WriteEvent[]>): void {
  const beginTransaction = db.beginTransaction.bind(db)
  const commitTransaction = db.commitTransaction.bind(db)
  const rollbackTransaction = db.rollbackTransaction.bind(db)
  db.beginTransaction = async (options) => {
    const id = await beginTransaction(options)
    if (id !== null && id !== undefined) pending.set(id, [])
    return id
  }
  db.commitTransaction = async (id) => {
    const transaction = await id
    const announcements = pending.get(transaction) ?? []
    try {
      await commitTransaction(transaction)
      // All at once: nobody finds one part of a transaction dropped and another one kept.
      if (announcements.length > 0) publishWrite(together(announcements))
    } finally {
      pending.delete(transaction)
    }
  }
  db.rollbackTransaction = async (id) => {
    const transaction = await id
    await rollbackTransaction(transaction)
    pending.delete(transaction)
  }
}

const together = (announcements: WriteEvent[]): WriteEvent => ({
  tags: [...new Set(announcements.flatMap(({ tags }) => tags))],
  collections: [...new Set(announcements.flatMap(({ collections }) => collections))],
  ...(announcements.some(({ everything }) => everything) ? { everything: true } : {}),
})
