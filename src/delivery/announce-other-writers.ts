import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'
import { publish } from './announce-writes'

const EVERY_MS = 500

/**
 * Announces that everything may have changed when another process wrote to the SQLite file: a script, a restored
 * backup. Its `data_version` differs after a write by any connection but this one (sqlite.org/pragma.html).
 */
export function announceOtherWriters(payload: Payload): void {
  if (payload.db.name !== 'sqlite') return
  const { client } = payload.db as unknown as SQLiteAdapter
  let last: unknown
  const look = async (): Promise<void> => {
    const { rows } = await client.execute('PRAGMA data_version')
    const version = rows[0]?.[0]
    if (last !== undefined && version !== last)
      publish({ tags: [], collections: [], everything: true, isForeign: true })
    last = version
  }
  const lookAgain = (): void => void look().catch(() => undefined)
  lookAgain()
  setInterval(lookAgain, EVERY_MS).unref()
}
