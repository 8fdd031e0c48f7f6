import type { Migration, Payload } from 'payload'
import { env } from '../env'

/** Runs the committed migrations where Payload does not by itself: outside production, on the embedded database. */
export async function migrateInDevelopment(payload: Payload): Promise<void> {
  const { db } = payload
  if (env.isProduction || !('prodMigrations' in db) || !Array.isArray(db.prodMigrations)) return
  await db.migrate({ migrations: db.prodMigrations as Migration[] })
}
