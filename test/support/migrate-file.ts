import { dirname } from 'node:path'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { getPayload } from 'payload'

/** Applies every migration to a new SQLite file and leaves it as one file. */
export async function migrateFile(file: string): Promise<void> {
  const kept = { ...process.env }
  Object.assign(process.env, {
    DATABASE_URL: `file:${file}`,
    MEDIA_DIR: dirname(file),
    PAYLOAD_SECRET: 'x'.repeat(16) + file,
  })
  const { default: config } = await import('../../payload.config')
  const { migrateInDevelopment } = await import('../../src/boot/migrate')
  const payload = await getPayload({ config, disableOnInit: true })
  await migrateInDevelopment(payload)
  await foldLog(payload.db as unknown as SQLiteAdapter)
  process.env = kept
}

// A copy of the file alone must hold everything, so nothing may stay in the write-ahead log.
async function foldLog({ client }: SQLiteAdapter): Promise<void> {
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  await client.execute('PRAGMA journal_mode = DELETE')
  client.close()
}
