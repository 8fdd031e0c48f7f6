import { setImmediate as breathe } from 'node:timers/promises'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

const ROWS_AT_ONCE = 500
const CONSENT_END = 'consent_until'

type Client = SQLiteAdapter['client']

/** Every row of the tables that `isWanted`, with the table's definition and whether its consent is still valid at `now`. */
export async function* sqliteRows(client: Client, isWanted: (table: string) => boolean, now: Date) {
  const { rows: tables } = await client.execute(
    `SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name`,
  )
  for (const { name, sql } of tables) {
    if (!isWanted(String(name))) continue
    yield `${name} ${sql}`
    yield* rowsOf(client, String(name), now.toISOString())
  }
}

async function* rowsOf(client: Client, table: string, now: string) {
  for (let last: unknown = Number.MIN_SAFE_INTEGER; last !== undefined; ) {
    const { rows, columns } = await client.execute({
      sql: `SELECT rowid, * FROM "${table}" WHERE rowid > ? ORDER BY rowid LIMIT ${ROWS_AT_ONCE}`,
      args: [last as number],
    })
    const consentEnd = columns.indexOf(CONSENT_END)
    for (const row of rows) {
      const [, ...values] = Array.from(row)
      const isValid = consentEnd < 0 || String(row[consentEnd]) > now
      yield JSON.stringify([values, isValid])
    }
    last = rows.at(-1)?.[0]
    // The client answers without leaving the thread: others have their turn here.
    await breathe()
  }
}
