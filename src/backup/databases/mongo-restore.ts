import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { LEDGER_COUNTER } from './database-copy'
import { collectionsOf, fromLine, RESTORED_PREFIX, withMongo } from './mongo'

const BATCH_SIZE = 500

/** Writes the lines of a copied collection beside the collection that it will replace. Returns the number of rows. */
export async function unpackCollection(
  url: string,
  collection: string,
  content: AsyncIterable<Buffer>,
): Promise<number> {
  return withMongo(url, async (db) => {
    const name = RESTORED_PREFIX + collection
    await db
      .collection(name)
      .drop()
      .catch(() => undefined)
    await db.createCollection(name)
    const lines = createInterface({ input: Readable.from(content), crlfDelay: Number.POSITIVE_INFINITY })
    let [batch, count]: [Record<string, unknown>[], number] = [[], 0]
    const flush = async () => {
      if (batch.length > 0) await db.collection(name).insertMany(batch)
      count += batch.length
      batch = []
    }
    for await (const line of lines) {
      batch.push(fromLine(line))
      if (batch.length >= BATCH_SIZE) await flush()
    }
    await flush()
    return count
  })
}

/** Makes an unpacked database that follows no ledger follow one: see `expectLedger` of SQLite. */
export async function expectLedgerOfUnpacked(url: string, ledger: string): Promise<void> {
  await withMongo(url, async (db) => {
    const counters = db.collection(`${RESTORED_PREFIX}counters`)
    if (await counters.findOne({ key: { $regex: `^${LEDGER_COUNTER}` } })) return
    const now = new Date()
    await counters.insertOne({ key: `${LEDGER_COUNTER}${ledger}`, value: 0, createdAt: now, updatedAt: now })
  })
}

/** Puts each unpacked collection in its place, and drops those that are not in `collections`. Can be done again. */
export async function placeCollections(url: string, collections: readonly string[]): Promise<void> {
  await withMongo(url, async (db) => {
    const present = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
    for (const name of collections) {
      const unpacked = RESTORED_PREFIX + name
      if (present.includes(unpacked)) await db.renameCollection(unpacked, name, { dropTarget: true })
    }
    for (const name of await collectionsOf(db)) if (!collections.includes(name)) await db.dropCollection(name)
  })
}

/** Removes the collections that an interrupted restore has unpacked. */
export async function dropUnpacked(url: string): Promise<void> {
  await withMongo(url, async (db) => {
    for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
      if (name.startsWith(RESTORED_PREFIX)) await db.dropCollection(name)
    }
  })
}

/** Makes a restored copy send nothing and plan nothing: no webhook, no job. */
export async function silenceMongo(url: string): Promise<void> {
  await withMongo(url, async (db) => {
    for (const name of ['webhook-deliveries', 'webhooks', 'payload-jobs']) await db.collection(name).deleteMany({})
  })
}

/** Drops a database. */
export const dropMongo = (url: string): Promise<unknown> => withMongo(url, (db) => db.dropDatabase())

/** Whether a database has a document. */
export async function hasDocuments(url: string): Promise<boolean> {
  return withMongo(url, async (db) => {
    for (const name of await collectionsOf(db)) if (await db.collection(name).findOne({})) return true
    return false
  })
}
