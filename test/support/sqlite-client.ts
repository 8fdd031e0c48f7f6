import { createRequire } from 'node:module'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

type Client = SQLiteAdapter['client']

// The driver of the application.
const { createClient } = createRequire(createRequire(import.meta.url).resolve('@payloadcms/db-sqlite'))(
  '@libsql/client',
) as { createClient(options: { url: string }): Client }

/** Reads from an SQLite file on a connection of its own. */
export async function readSql(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = createClient({ url })
  try {
    await client.execute('PRAGMA busy_timeout = 5000')
    return (await client.execute(sql)).rows as unknown as Record<string, unknown>[]
  } finally {
    client.close()
  }
}

/** Writes to an SQLite file on a connection of its own, as a script would. */
export async function executeSql(url: string, sql: string, values: string[] = []): Promise<void> {
  const client = createClient({ url })
  try {
    await client.execute('PRAGMA busy_timeout = 5000')
    await client.execute({ sql, args: values })
  } finally {
    client.close()
  }
}
