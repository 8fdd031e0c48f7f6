/** A process that applies the first migrations to the SQLite file at `DATABASE_URL`: as many as its argument says, or all. */
import config from '@payload-config'
import { getPayload, type Migration } from 'payload'

const { db } = await getPayload({ config, disableOnInit: true })
const migrations = 'prodMigrations' in db ? (db.prodMigrations as Migration[]) : []
await db.migrate({ migrations: migrations.slice(0, process.argv[2] ? Number(process.argv[2]) : undefined) })
process.exit()
