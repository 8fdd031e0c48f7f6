import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'
import { type Database, whileConnected } from './decorate'

const EVERY_MS = 3_600_000

/** Refreshes the statistics of an SQLite database when it is connected, and every hour after that. */
export const withFreshStatistics = (database: Database): Database =>
  whileConnected(database, async (payload) => {
    await refreshStatistics(payload)
    const timer = setInterval(() => void refreshStatistics(payload), EVERY_MS)
    timer.unref()
    return { close: () => clearInterval(timer) }
  })

/**
 * Updates what the query planner of SQLite knows about the tables; does nothing on another database. Without it SQLite
 * takes the wrong index or reads whole tables: the programme of one edition among 200 takes ten times as long.
 * [ANALYZE](https://sqlite.org/lang_analyze.html)
 */
export async function refreshStatistics({ db, logger }: Pick<Payload, 'db' | 'logger'>): Promise<void> {
  if (db.name !== 'sqlite') return
  const id = await db.beginTransaction({ behavior: 'exclusive' })
  try {
    for (const statement of STATEMENTS) await execute(db as unknown as SQLiteAdapter, String(id), statement)
    await db.commitTransaction(String(id))
  } catch (err) {
    await db.rollbackTransaction(String(id))
    // The old statistics serve until the next hour.
    logger.warn({ err, msg: 'The statistics of the database could not be refreshed.' })
  }
}

const execute = (adapter: SQLiteAdapter, id: string, raw: string) =>
  adapter.execute({ db: adapter.sessions[id]?.db as never, raw })

const STATEMENTS = [
  // A sample of each index is enough, and takes some milliseconds however large the table is.
  'PRAGMA analysis_limit = 1000',
  'ANALYZE',
  // The other connections of this process read the statistics again when a table has changed.
  'CREATE TABLE IF NOT EXISTS _statistics_read (at)',
  'DROP TABLE _statistics_read',
]
