import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'
import { isHeardByOthers } from '../domain/heard-by-others'
import { WRITES_CHANNEL, type WriteAnnouncement } from '../domain/writes'
import { publish } from './announce-writes'
import { WriteMark } from './write-mark'

/** Often enough that a busy process still notices within the second. */
const EVERY_MS = 250

interface Watch {
  look(): void
  stop(): Promise<void>
}

/** Announces that everything may have changed when another process wrote to the database: a script, another node. */
export function announceOtherWriters(payload: Payload): void {
  const { db } = payload
  const announce = () => publish({ tags: [], collections: [], everything: true, isForeign: true })
  const watch =
    db.name === 'sqlite'
      ? watchFile((db as unknown as SQLiteAdapter).client, announce)
      : watchMark((db as unknown as MongooseAdapter).connection, announce)
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

/** MongoDB tells nobody who writes: processes that no bus carries to the others leave a mark themselves. */
function watchMark(connection: MongooseAdapter['connection'], announce: () => void): Watch {
  const mark = new WriteMark(connection, announce)
  const leave = (message: unknown): void => {
    if (!(message as WriteAnnouncement).isForeign && !isHeardByOthers()) mark.leave()
  }
  subscribe(WRITES_CHANNEL, leave)
  return {
    look: () => mark.look(),
    stop: () => {
      unsubscribe(WRITES_CHANNEL, leave)
      return mark.settled()
    },
  }
}
