import type { Migration, Payload } from 'payload'
import { env } from '../env'

/** Runs the committed migrations of SQLite outside production, where Payload does not run them itself. */
export async function migrateInDevelopment(payload: Payload): Promise<void> {
  const { db } = payload
  if (env.isProduction || !('prodMigrations' in db) || !Array.isArray(db.prodMigrations)) return
  await db.migrate({ migrations: db.prodMigrations as Migration[] })
}
