/** A process that applies every migration to the SQLite file at `DATABASE_URL`, and copies it to the file of its argument. */
import config from '@payload-config'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { getPayload } from 'payload'
import { migrateInDevelopment } from '../../src/boot/migrate'

const payload = await getPayload({ config, disableOnInit: true })
await migrateInDevelopment(payload)
// Unlike the file itself, the copy is complete without its write-ahead log.
await (payload.db as unknown as SQLiteAdapter).client.execute({ sql: 'VACUUM INTO ?', args: [String(process.argv[2])] })
process.exit()
