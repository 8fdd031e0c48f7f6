import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'
import { arePeersConnected } from '../../cache/peers'
import { publishWrite, subscribeToWrites } from '../../cache/write-events'
import type { Part } from '../../database/decorate'
import { type SqliteTransactions, sqliteTransactions } from '../../database/sqlite-transactions'
import { publicCollections } from '../../domain/public-collections'
import { ChangeStreams } from './change-streams'
import { WriteCounter } from './write-counter'

/** Short enough that a busy process still notices within the second. */
const POLL_MS = 250

interface Watcher extends Part {
  poll(): void
}

/** Publishes that everything may have changed when another process wrote to the database: a script, another node. */
export function watchExternalWrites({ db }: Payload): Part {
  const onExternalWrite = () => publishWrite({ tags: [], collections: [], everything: true, isRemote: true })
  const transactions = sqliteTransactions(db)
  const watcher = transactions
    ? watchSqlite(transactions, onExternalWrite)
    : watchMongo(db as unknown as MongooseAdapter, onExternalWrite)
  watcher.poll()
  const timer = setInterval(watcher.poll, POLL_MS)
  timer.unref()
  return {
    close: async () => {
      clearInterval(timer)
      await watcher.close()
    },
  }
}

/**
 * `data_version` changes after a write by any connection but the one that is asked (https://www.sqlite.org/pragma.html):
 * here the one through which this process writes.
 */
function watchSqlite(transactions: SqliteTransactions, onExternalWrite: () => void): Watcher {
  let last: { version: unknown; connection: unknown } | undefined
  const poll = async (): Promise<void> => {
    const connection = await transactions.connection()
    const { rows } = await connection.client.execute('PRAGMA data_version')
    const version = rows[0]?.[0]
    // The versions of two connections cannot be compared.
    const isSame = last?.version === version && last?.connection === connection
    if (last !== undefined && !isSame) onExternalWrite()
    last = { version, connection }
  }
  return { poll: () => void poll().catch(() => undefined), close: () => undefined }
}

/**
 * On any MongoDB, processes of this project that no bus connects increment a counter. Writes of other programs do not;
 * they are seen in the change streams of a replica set.
 */
function watchMongo({ connection, collections }: MongooseAdapter, onExternalWrite: () => void): Watcher {
  const counter = new WriteCounter(connection, onExternalWrite)
  const changes = new ChangeStreams(publicOf(collections), onExternalWrite)
  const unsubscribe = subscribeToWrites((write) => {
    changes.record(write)
    if (!write.isRemote && !arePeersConnected()) counter.increment()
  })
  changes.open()
  return {
    poll: () => counter.check(),
    close: async () => {
      unsubscribe()
      await changes.close()
      await counter.settled()
    },
  }
}

const publicOf = (models: MongooseAdapter['collections']) =>
  new Map([...publicCollections].flatMap((slug) => (models[slug] ? [[slug, models[slug].collection]] : [])))
