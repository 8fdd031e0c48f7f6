/** A process that applies every migration to the SQLite file at `DATABASE_URL`. */
import config from '@payload-config'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { getPayload } from 'payload'
import { migrateInDevelopment } from '../../src/boot/migrate'

// The file is copied alone, so nothing may stay in the write-ahead log.
async function mergeLog({ client }: SQLiteAdapter): Promise<void> {
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  await client.execute('PRAGMA journal_mode = DELETE')
  client.close()
}

const payload = await getPayload({ config, disableOnInit: true })
await migrateInDevelopment(payload)
await mergeLog(payload.db as unknown as SQLiteAdapter)
process.exit()
