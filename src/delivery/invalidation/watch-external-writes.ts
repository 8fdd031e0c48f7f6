import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'
import { arePeersConnected } from '../../cache/peers'
import { publishWrite, subscribeToWrites } from '../../cache/write-events'
import type { Part } from '../../database/decorate'
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
  const watcher =
    db.name === 'sqlite'
      ? watchSqlite((db as unknown as SQLiteAdapter).client, onExternalWrite)
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

/** `data_version` changes after a write by any connection but this one (https://www.sqlite.org/pragma.html). */
function watchSqlite(client: SQLiteAdapter['client'], onExternalWrite: () => void): Watcher {
  let last: unknown
  const poll = async (): Promise<void> => {
    const { rows } = await client.execute('PRAGMA data_version')
    const version = rows[0]?.[0]
    if (last !== undefined && version !== last) onExternalWrite()
    last = version
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
