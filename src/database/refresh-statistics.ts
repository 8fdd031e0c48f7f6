import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'

const EVERY_MS = 3_600_000

/**
 * Keeps what SQLite knows about its tables fresh, from the start and each hour. Without it SQLite takes the wrong index
 * or reads whole tables: the programme of one edition among 200 takes ten times as long. [ANALYZE](https://sqlite.org/lang_analyze.html)
 */
export async function refreshStatistics({ db }: Payload): Promise<void> {
  if (db.name !== 'sqlite') return
  const { client } = db as unknown as SQLiteAdapter
  const refresh = async (): Promise<void> => {
    // So many rows of each index are enough, and take some milliseconds however large the table is.
    await client.execute('PRAGMA analysis_limit = 1000')
    await client.execute('ANALYZE')
  }
  // Another writer may hold the file: what is known stays as it was until the next hour.
  const attempt = () => refresh().catch(() => undefined)
  setInterval(attempt, EVERY_MS).unref()
  await attempt()
}
