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

/**
 * Begins a transaction on a connection of its own and writes in it, as a script would: others wait. Returns a function that
 * commits it.
 */
export async function beginSql(url: string, sql: string, values: string[] = []): Promise<() => Promise<void>> {
  const client = createClient({ url })
  await client.execute('BEGIN IMMEDIATE')
  await client.execute({ sql, args: values })
  return async () => {
    await client.execute('COMMIT')
    client.close()
  }
}

/** Returns how many rows each table of an SQLite file has. */
export async function countRows(url: string): Promise<Record<string, number>> {
  const client = createClient({ url })
  try {
    const { rows } = await client.execute(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    const counts = rows.map(async ({ name }) => {
      const counted = await client.execute(`SELECT count(*) AS rows FROM "${name}"`)
      return [String(name), Number(counted.rows[0]?.rows)] as const
    })
    return Object.fromEntries(await Promise.all(counts))
  } finally {
    client.close()
  }
}

/** Replaces every row of an SQLite file by those of a copy of it. */
export async function replaceRows(url: string, copy: string): Promise<void> {
  const client = createClient({ url })
  try {
    await client.execute('PRAGMA busy_timeout = 5000')
    await client.execute('PRAGMA foreign_keys = OFF')
    await client.execute({ sql: 'ATTACH ? AS copy', args: [copy] })
    const { rows } = await client.execute(
      "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    for (const { name } of rows) {
      await client.execute(`DELETE FROM main."${name}"`)
      await client.execute(`INSERT INTO main."${name}" SELECT * FROM copy."${name}"`)
    }
  } finally {
    client.close()
  }
}
