import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { BaseDatabaseAdapter } from 'payload'
import { type Database, decorated } from './decorate'

type FindVersions = Parameters<BaseDatabaseAdapter['findVersions']>[0]

/**
 * Reads only the date of the oldest version that a document may have. After each save Payload looks that version up to delete
 * the older ones, and would read it whole.
 */
export const withOldestVersionByDate = (database: Database): Database =>
  decorated(database, (adapter) => {
    const findVersions = adapter.findVersions.bind(adapter) as (args: FindVersions) => Promise<never>
    const find = adapter.name === 'sqlite' ? dateOnSqlite(adapter as unknown as SQLiteAdapter) : findVersions
    adapter.findVersions = (args: FindVersions) =>
      isOldestAllowed(args) ? find({ ...args, select: { updatedAt: true } }) : findVersions(args)
  })

/** Every other find of versions names a language, a selection or pages. */
const isOldestAllowed = (args: FindVersions) =>
  args.limit === 1 && (args.page ?? 1) > 1 && args.pagination === false && !('locale' in args) && !args.select

/** The query of Payload has a subquery for each list of the document, whatever is selected. */
const dateOnSqlite =
  (adapter: SQLiteAdapter) =>
  async ({ collection, page = 1, req, where }: FindVersions): Promise<never> => {
    const { sql } = await import('@payloadcms/db-sqlite')
    const transaction = await req?.transactionID
    const db = (transaction === undefined ? undefined : adapter.sessions[String(transaction)]?.db) ?? adapter.drizzle
    const table = sql.identifier(String(adapter.tableNameMap.get(`_${collection.replaceAll('-', '_')}_v`)))
    const { parent } = where as { parent: { equals: string } }
    const { rows } = (await adapter.execute({
      db: db as never,
      sql: sql`SELECT updated_at FROM ${table} WHERE parent_id = ${parent.equals} ORDER BY updated_at DESC LIMIT 1 OFFSET ${page - 1}`,
    })) as { rows: { updated_at: string }[] }
    return { docs: rows.map((row) => ({ updatedAt: row.updated_at })) } as never
  }
