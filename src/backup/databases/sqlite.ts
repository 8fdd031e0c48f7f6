import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { newId } from '../../database/new-id'
import { BackupError, DamagedDatabaseError } from '../backup-error'
import { DATABASE_FOLDER, type DatabaseCopy, LEDGER_COUNTER, type UploadFolder } from './database-copy'

type Client = SQLiteAdapter['client']

const FILE_NAME = 'assises.db'
/** The name of the database in the archive. */
export const SQLITE_ENTRY = `${DATABASE_FOLDER}${FILE_NAME}`

/** Returns the file of an embedded database. */
export const sqliteFile = (url: string): string => url.replace(/^file:(\/\/)?/, '')

/** Calls `use` with a connection of its own to an SQLite file, which must exist. */
export async function withSqlite<Result>(file: string, use: (client: Client) => Promise<Result>): Promise<Result> {
  // Loaded on demand: the driver of the application.
  const { createClient } = createRequire(
    createRequire(join(process.cwd(), 'package.json')).resolve('@payloadcms/db-sqlite'),
  )('@libsql/client') as { createClient(options: { url: string }): Client }
  const client = createClient({ url: `file:${file}` })
  try {
    await client.execute('PRAGMA busy_timeout = 5000')
    return await use(client)
  } finally {
    client.close()
  }
}

/**
 * Copies an SQLite database that may be in use into `folder`, as it is at one instant. Nobody waits for it. Rejects with a `BackupError`
 * when there is none, or when it is damaged.
 */
export async function copySqlite(url: string, folder: string): Promise<DatabaseCopy> {
  const file = sqliteFile(url)
  if (!existsSync(file)) throw new BackupError(`Il n’y a pas de base de données à ${file} : corrigez DATABASE_URL.`)
  const path = join(folder, FILE_NAME)
  await withSqlite(file, (client) => client.execute({ sql: 'VACUUM INTO ?', args: [path] }))
  return withSqlite(path, async (copy) => {
    const { rows } = await copy.execute('PRAGMA quick_check')
    if (rows[0]?.[0] !== 'ok') throw new DamagedDatabaseError()
    return {
      kind: 'sqlite',
      files: [{ name: SQLITE_ENTRY, path }],
      schema: (await migrationsOf(copy)).at(-1) ?? null,
      isSnapshot: true,
      hasLedger: await followsLedger(copy),
      uploads: {
        media: await fileNames(copy, 'media'),
        documents: await fileNames(copy, 'documents'),
      },
    }
  })
}

/** The names of the migrations that a database has had, in order. */
export async function migrationsOf(client: Client): Promise<string[]> {
  if (!(await columnsOf(client, 'payload_migrations')).includes('name')) return []
  const { rows } = await client.execute('SELECT name FROM payload_migrations WHERE batch >= 0 ORDER BY name')
  return rows.map((row) => String(row.name))
}

/** Makes a database that follows no ledger follow one, from its start: a server without it withholds what it would protect. */
export async function expectLedger(file: string, ledger: string): Promise<void> {
  await withSqlite(file, async (client) => {
    const hasCounters = (await columnsOf(client, 'counters')).includes('key')
    if (!hasCounters || (await followsLedger(client))) return
    const now = new Date().toISOString()
    await client.execute({
      sql: 'INSERT INTO counters (id, key, value, updated_at, created_at) VALUES (?, ?, 0, ?, ?)',
      args: [newId(), `${LEDGER_COUNTER}${ledger}`, now, now],
    })
  })
}

/** Makes a restored copy send nothing and plan nothing: no webhook, no job. */
export async function silenceSqlite(file: string): Promise<void> {
  await withSqlite(file, async (client) => {
    for (const table of ['webhook_deliveries', 'webhooks', 'payload_jobs']) {
      if ((await columnsOf(client, table)).length > 0) await client.execute(`DELETE FROM ${table}`)
    }
  })
}

async function followsLedger(client: Client): Promise<boolean> {
  if (!(await columnsOf(client, 'counters')).includes('key')) return false
  const { rows } = await client.execute({
    sql: 'SELECT 1 FROM counters WHERE key LIKE ? LIMIT 1',
    args: [`${LEDGER_COUNTER}%`],
  })
  return rows.length > 0
}

/** The names in every column of a table that names a file: the upload itself and its sizes. */
async function fileNames(client: Client, table: UploadFolder): Promise<string[]> {
  const columns = (await columnsOf(client, table)).filter((name) => /(?:^|_)filename$/.test(name))
  const names = new Set<string>()
  for (const column of columns) {
    const { rows } = await client.execute(`SELECT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL`)
    for (const [name] of rows.map((row) => Array.from(row))) names.add(String(name))
  }
  return [...names]
}

async function columnsOf(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.execute({ sql: 'SELECT name FROM pragma_table_info(?)', args: [table] })
  return rows.map((row) => String(row.name))
}
