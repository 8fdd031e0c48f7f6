/** `tsx test/support/migrate-file.ts <file>`: applies every migration to a new SQLite file and leaves it as one file. */
import { dirname } from 'node:path'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { getPayload } from 'payload'

async function migrateFile(file: string): Promise<void> {
  process.env.DATABASE_URL = `file:${file}`
  process.env.MEDIA_DIR = dirname(file)
  const { default: config } = await import('../../payload.config')
  const { migrateInDevelopment } = await import('../../src/boot/migrate')
  const payload = await getPayload({ config, disableOnInit: true })
  await migrateInDevelopment(payload)
  await foldLog(payload.db as unknown as SQLiteAdapter)
}

// A copy of the file alone must hold everything, so nothing may stay in the write-ahead log.
async function foldLog({ client }: SQLiteAdapter): Promise<void> {
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  await client.execute('PRAGMA journal_mode = DELETE')
  client.close()
}

await migrateFile(process.argv[2] ?? '')
process.exit()
