import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

const BATCH_SIZE = 500
const CONSENT_END = 'consent_until'

type Client = SQLiteAdapter['client']

/** Yields as JSON every row of the tables that `isIncluded`, after their definitions, and whether its consent is valid at `now`. */
export async function* sqliteRows(client: Client, isIncluded: (table: string) => boolean, now: Date) {
  const { rows: tables } = await client.execute(
    `SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name`,
  )
  for (const { name, sql } of tables) {
    if (!isIncluded(String(name))) continue
    yield `${name} ${sql}`
    yield* rowsOf(client, String(name), now.toISOString())
  }
}

async function* rowsOf(client: Client, table: string, now: string) {
  for (let last: unknown = Number.MIN_SAFE_INTEGER; last !== undefined; ) {
    const { rows, columns } = await client.execute({
      sql: `SELECT rowid, * FROM "${table}" WHERE rowid > ? ORDER BY rowid LIMIT ${BATCH_SIZE}`,
      args: [last as number],
    })
    const consentEnd = columns.indexOf(CONSENT_END)
    for (const row of rows) {
      const [, ...values] = Array.from(row)
      const isValid = consentEnd < 0 || String(row[consentEnd]) > now
      yield JSON.stringify([values, isValid])
    }
    last = rows.at(-1)?.[0]
    // The client is synchronous: other work of this thread runs between two batches.
    await nextTurn()
  }
}
