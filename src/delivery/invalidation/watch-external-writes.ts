import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'
import { arePeersConnected } from '../../cache/peers'
import { WRITE_EVENTS, type WriteEvent } from '../../cache/write-events'
import { publicCollections } from '../../domain/public-collections'
import { ChangeStreams } from './change-streams'
import { publishWrite } from './publish-writes'
import { WriteCounter } from './write-counter'

/** Often enough that a busy process still notices within the second. */
const EVERY_MS = 250

interface Watch {
  look(): void
  stop(): Promise<void>
}

/** Announces that everything may have changed when another process wrote to the database: a script, another node. */
export function watchExternalWrites(payload: Payload): void {
  const { db } = payload
  const announce = () => publishWrite({ tags: [], collections: [], everything: true, isRemote: true })
  const watch =
    db.name === 'sqlite'
      ? watchFile((db as unknown as SQLiteAdapter).client, announce)
      : watchMongo(db as unknown as MongooseAdapter, announce)
  watch.look()
  const timer = setInterval(watch.look, EVERY_MS)
  timer.unref()
  const destroy = db.destroy?.bind(db)
  db.destroy = async () => {
    clearInterval(timer)
    await watch.stop()
    await destroy?.()
  }
}

/** `data_version` differs after a write by any connection but this one (sqlite.org/pragma.html). */
function watchFile(client: SQLiteAdapter['client'], announce: () => void): Watch {
  let last: unknown
  const look = async (): Promise<void> => {
    const { rows } = await client.execute('PRAGMA data_version')
    const version = rows[0]?.[0]
    if (last !== undefined && version !== last) announce()
    last = version
  }
  return { look: () => void look().catch(() => undefined), stop: async () => undefined }
}

/**
 * Processes of this project that no bus carries to the others leave a mark, on any MongoDB. A replica set tells of changes
 * itself, and so of those by programs that leave none.
 */
function watchMongo({ connection, collections }: MongooseAdapter, announce: () => void): Watch {
  const mark = new WriteCounter(connection, announce)
  const changes = new ChangeStreams(publicOf(collections), announce)
  const hear = (message: unknown): void => {
    const write = message as WriteEvent
    changes.record(write)
    if (!write.isRemote && !arePeersConnected()) mark.increment()
  }
  subscribe(WRITE_EVENTS, hear)
  changes.open()
  return {
    look: () => mark.check(),
    stop: async () => {
      unsubscribe(WRITE_EVENTS, hear)
      await changes.close()
      await mark.settled()
    },
  }
}

const publicOf = (models: MongooseAdapter['collections']) =>
  new Map([...publicCollections].flatMap((slug) => (models[slug] ? [[slug, models[slug].collection]] : [])))
