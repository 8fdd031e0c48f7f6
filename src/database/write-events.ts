import type { BaseDatabaseAdapter, CollectionSlug, Payload, PayloadRequest } from 'payload'
import { type CacheTag, tagsOfWrite } from '../cache/tags'
import { publishWrite, type WriteEvent } from '../cache/write-events'
import { type Database, decorated } from './decorate'
import { NO_JOINS } from './no-joins'
import { type WriteArgs, wrapWrites } from './write-methods'

/**
 * Publishes an event for every write to the current documents of the database once it is committed, be it of a request, a
 * hook or a job. Hooks of collections cannot do this: they run before the commit, and not for direct writes.
 */
export const withWriteEvents = (database: Database): Database =>
  decorated(database, (adapter, payload) => {
    /** The events of each transaction under way. */
    const pending = new Map<unknown, WriteEvent[]>()
    const publish = async ({ req }: WriteArgs, event: WriteEvent): Promise<void> => {
      const transaction = pending.get(await req?.transactionID)
      if (transaction) transaction.push(event)
      else publishWrite(event)
    }

    wrapWrites(adapter, ['create'], (write) => async (args) => {
      const doc = await write(args)
      await publish(args, await eventOf(payload, args, [doc]))
      return doc
    })
    wrapWrites(adapter, ['updateOne'], (write) => async (args) => {
      const before = await documentBefore(payload, args)
      const after = await write(args)
      await publish(args, await eventOf(payload, args, [before, after, args.data]))
      return after
    })
    wrapWrites(adapter, ['deleteOne'], (write) => async (args) => {
      const before = await documentBefore(payload, args)
      // Before the deletion, which empties the references to the document on SQLite and returns the document.
      const event = await eventOf(payload, args, [before, undefined])
      const result = await write(args)
      await publish(args, event)
      return result
    })
    wrapWrites(adapter, ['updateMany', 'deleteMany', 'upsert'], (write) => async (args) => {
      const result = await write(args)
      const dependent = args.collection === 'editions' ? collectionsInEditions(payload) : []
      await publish(args, { tags: [], collections: [args.collection, ...dependent] })
      return result
    })
    followTransactions(adapter, pending)
  })

async function documentBefore({ db, collections }: Payload, { collection, id, where, req }: WriteArgs) {
  if (!(collection in collections)) return undefined
  return db.findOne({ collection, where: where ?? { id: { equals: id } }, req } as never)
}

/** The event of a written document; of an edition whose visibility changed it names everything that belongs to it. */
async function eventOf(payload: Payload, { collection, req }: WriteArgs, states: unknown[]): Promise<WriteEvent> {
  const tags = tagsOfWrite(collection, states)
  if (collection === 'editions' && hasChangedVisibility(states)) {
    const [edition] = states.filter(Boolean) as { id: string }[]
    tags.push(...(edition ? await tagsInEdition(payload, edition.id, req) : []))
  }
  return { tags, collections: [] }
}

function hasChangedVisibility([before, after]: unknown[]): boolean {
  const visibility = (state: unknown) => {
    const document = state as { _status?: string; deletedAt?: string } | null | undefined
    return document ? `${document._status} ${Boolean(document.deletedAt)}` : 'absent'
  }
  return visibility(before) !== visibility(after)
}

async function tagsInEdition(payload: Payload, edition: string, req: WriteArgs['req']): Promise<CacheTag[]> {
  const tags: CacheTag[] = []
  for (const collection of collectionsInEditions(payload)) {
    const { docs } = await payload.db.find({
      collection,
      where: { edition: { equals: edition } },
      pagination: false,
      limit: 0,
      joins: NO_JOINS,
      req: req as PayloadRequest | undefined,
    })
    tags.push(`${collection}@${edition}`, ...docs.flatMap((doc) => tagsOfWrite(collection, [doc])))
  }
  return tags
}

/** The collections whose documents belong to one edition. */
const collectionsInEditions = ({ collections }: Payload): CollectionSlug[] =>
  Object.values(collections)
    .filter(({ config }) => config.flattenedFields.some(({ name }) => name === 'edition'))
    .map(({ config }) => config.slug as CollectionSlug)

function followTransactions(adapter: BaseDatabaseAdapter, pending: Map<unknown, WriteEvent[]>): void {
  const begin = adapter.beginTransaction.bind(adapter)
  const commit = adapter.commitTransaction.bind(adapter)
  const rollback = adapter.rollbackTransaction.bind(adapter)
  adapter.beginTransaction = async (options) => {
    const id = await begin(options)
    if (id !== null && id !== undefined) pending.set(id, [])
    return id
  }
  adapter.commitTransaction = async (given) => {
    const id = await given
    const events = pending.get(id) ?? []
    try {
      await commit(id)
      // One event for all: no reader finds one part of a transaction invalidated and another part still cached.
      if (events.length > 0) publishWrite(merged(events))
    } finally {
      pending.delete(id)
    }
  }
  adapter.rollbackTransaction = async (given) => {
    const id = await given
    await rollback(id)
    pending.delete(id)
  }
}

const merged = (events: WriteEvent[]): WriteEvent => ({
  tags: [...new Set(events.flatMap(({ tags }) => tags))],
  collections: [...new Set(events.flatMap(({ collections }) => collections))],
  ...(events.some(({ everything }) => everything) ? { everything: true } : {}),
})
