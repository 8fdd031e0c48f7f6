import { createHash } from 'node:crypto'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'
import { mongoRows } from './mongo-rows'
import { sqliteRows } from './sqlite-rows'

/**
 * One word for everything the public answers can be made of: the same as long as no row differs and no consent ended,
 * whoever writes, and different after any change. It reads every such row: ask rarely.
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

// Accounts, locks, jobs and versions change without any public answer changing. An unknown table counts as content.
const isContent = (table: string): boolean =>
  !/^(?:_|sqlite_|libsql_|system\.|users|api[-_]clients|payload[-_](?!migrations))/.test(table)
