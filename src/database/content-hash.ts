import { createHash } from 'node:crypto'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'
import { mongoRows } from './mongo-rows'
import { sqliteRows } from './sqlite-rows'

/**
 * Returns a hash of everything that public responses depend on. It changes with every row, and with the
 * end of a consent. It reads all these rows: call it rarely.
 */
export async function contentHash({ db }: Pick<Payload, 'db'>): Promise<string> {
  const now = new Date()
  const rows =
    db.name === 'sqlite'
      ? sqliteRows((db as unknown as SQLiteAdapter).client, isContent, now)
      : mongoRows((db as unknown as MongooseAdapter).connection, isContent, now)
  const hash = createHash('sha256')
  for await (const row of rows) hash.update(row).update('\n')
  return hash.digest('base64url')
}

// No public response depends on accounts, the audit log, locks, leases, jobs and versions; the log of changes follows the content. An unknown table counts as content.
const isContent = (table: string): boolean =>
  !/^(?:_|sqlite_|libsql_|system\.|audit|users|leases|counters|change[-_](?:log|notes)|webhook|api[-_]clients|payload[-_](?!migrations))/.test(
    table,
  )
