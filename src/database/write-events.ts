import pLimit, { type LimitFunction } from 'p-limit'
import type { BaseDatabaseAdapter, CollectionSlug, Payload, PayloadRequest } from 'payload'
import { type CacheTag, collectionOf, tagsOfWrite } from '../cache/tags'
import { publishWrite, type WriteEvent } from '../cache/write-events'
import { type Database, decorated } from './decorate'
import { NO_JOINS } from './no-joins'
import { isTransient } from './transient-errors'
import { type WriteArgs, wrapWrites } from './write-methods'
import { NoteWriter, type WriteNotes } from './write-notes'

/** How long MongoDB keeps a transaction whose client is gone: `transactionLifetimeLimitSeconds`. */
const SERVER_TIMEOUT_MS = 60_000

/** What becomes of write events beside their publication. */
export interface WriteEventOptions {
  /** The writes that are noted in the database, in their transaction; none by default. */
  notes?: WriteNotes
  /** Collections whose writes publish nothing. */
  silent?: ReadonlySet<string>
}

/**
 * Publishes an event for every write to the current documents of the database once it is committed, be it of a request, a
 * hook or a job. Hooks of collections cannot do this: they run before the commit, and not for direct writes.
 */
export const withWriteEvents = (database: Database, { notes, silent = new Set() }: WriteEventOptions = {}): Database =>
  decorated(database, (adapter, payload) => {
    const noteWriter = new NoteWriter(adapter, notes)
    /** The events of each transaction under way. */
    const pending = new Map<unknown, WriteEvent[]>()

    /** Makes a write and publishes its event. One that throws may have changed rows: any of its collection. */
    const publishing = async <Result>(
      args: WriteArgs,
      write: (args: WriteArgs) => Promise<Result>,
      event: (result: Result) => WriteEvent | Promise<WriteEvent>,
    ) => {
      if (silent.has(args.collection)) return write(args)
      const transaction = pending.get(await args.req?.transactionID)
      const possible = anyOf(payload, args.collection)
      if (!transaction) return publishAlone(noteWriter, possible, () => write(args), event)
      const result = await write(args).catch((error: unknown) => {
        transaction.push(possible)
        throw error
      })
      transaction.push(await event(result))
      return result
    }
    const inTurn = turnsWithoutTransactions(adapter)

    wrapWrites(
      adapter,
      ['create'],
      (write) => (args) => publishing(args, write, (doc) => eventOf(payload, args, [doc])),
    )
    wrapWrites(
      adapter,
      ['updateOne'],
      (write) => (args) =>
        inTurn(args, async () => {
          const before = await documentBefore(payload, args)
          return publishing(args, write, (after) => eventOf(payload, args, [before, after, args.data]))
        }),
    )
    wrapWrites(
      adapter,
      ['deleteOne'],
      (write) => (args) =>
        inTurn(args, async () => {
          const before = await documentBefore(payload, args)
          // Before the deletion, which empties the references to the document on SQLite and returns the document.
          const event = await eventOf(payload, args, [before, undefined])
          return publishing(args, write, () => event)
        }),
    )
    wrapWrites(
      adapter,
      ['updateMany', 'deleteMany', 'upsert'],
      (write) => (args) => publishing(args, write, () => anyOf(payload, args.collection)),
    )
    followTransactions(adapter, pending, noteWriter)
  })

/** Makes a write that has no transaction, with its note around it, and publishes its event. */
async function publishAlone<Result>(
  noteWriter: NoteWriter,
  possible: WriteEvent,
  write: () => Promise<Result>,
  eventOfResult: (result: Result) => WriteEvent | Promise<WriteEvent>,
): Promise<Result> {
  let event = possible
  try {
    return await noteWriter.noteAround(possible, write, async (result) => {
      event = await eventOfResult(result)
      return event
    })
  } finally {
    publishWrite(event)
  }
}

/** The event of a write after which any document of a collection may have changed. */
const anyOf = (payload: Payload, collection: string): WriteEvent => ({
  tags: [],
  collections: [collection, ...(collection === 'editions' ? collectionsInEditions(payload) : [])],
})

/**
 * On a MongoDB without transactions, makes the writes of one document take turns in this process: each reads the document
 * before it as the one before has left it. Transactions see to that themselves.
 */
function turnsWithoutTransactions(adapter: BaseDatabaseAdapter) {
  const turns = new Map<string, LimitFunction>()
  return async <Result>(args: WriteArgs, work: () => Promise<Result>): Promise<Result> => {
    if (adapter.name === 'sqlite' || (await args.req?.transactionID)) return work()
    const key = `${args.collection} ${JSON.stringify(args.id ?? args.where)}`
    const turn = turns.get(key) ?? pLimit(1)
    turns.set(key, turn)
    try {
      return await turn(work)
    } finally {
      if (turn.activeCount + turn.pendingCount === 0) turns.delete(key)
    }
  }
}

/** What the event of a write depends on in the document before it: what `tagsOfWrite` and `hasChangedVisibility` read. */
const select = { slug: true, previousSlugs: true, edition: true, editions: true, deletedAt: true, _status: true }

async function documentBefore({ db, collections }: Payload, { collection, id, where, req }: WriteArgs) {
  if (!(collection in collections)) return undefined
  return db.findOne({ collection, where: where ?? { id: { equals: id } }, select, req } as never)
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
    .filter(({ config }) =>
      config.flattenedFields.some(({ name, type }) => name === 'edition' && type === 'relationship'),
    )
    .map(({ config }) => config.slug as CollectionSlug)

function followTransactions(
  adapter: BaseDatabaseAdapter,
  pending: Map<unknown, WriteEvent[]>,
  noteWriter: NoteWriter,
): void {
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
    if (events.length > 0) await noteWriter.noteIn(id, merged(events))
    pending.delete(id)
    try {
      await commit(id)
    } catch (error) {
      // MongoDB has rolled it back.
      if (isTransient(error)) throw error
      // The server may have committed before the connection was lost, or may do so until it gives the transaction up.
      const collections = [...new Set(events.flatMap(collectionsOf))]
      const publish = () => publishWrite({ tags: [], collections })
      if (collections.length > 0) {
        publish()
        setTimeout(publish, SERVER_TIMEOUT_MS).unref()
      }
      throw error
    }
    // One event for all: no reader finds one part of a transaction invalidated and another part still cached.
    if (events.length > 0) publishWrite(merged(events))
  }
  adapter.rollbackTransaction = async (given) => {
    const id = await given
    await rollback(id)
    pending.delete(id)
  }
}

const collectionsOf = ({ tags, collections }: WriteEvent): string[] => [...tags.map(collectionOf), ...collections]

const merged = (events: WriteEvent[]): WriteEvent => ({
  tags: [...new Set(events.flatMap(({ tags }) => tags))],
  collections: [...new Set(events.flatMap(({ collections }) => collections))],
  ...(events.some(({ everything }) => everything) ? { everything: true } : {}),
})
