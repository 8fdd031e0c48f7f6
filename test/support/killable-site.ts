import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dropMongoDatabase, mongoDatabaseUrl, withMongo } from './mongo'
import { type RunningServer, type ServerOptions, startServer } from './production-server'
import { readSql } from './sqlite-client'

/** A site with the example content whose server can be killed and started again on the same data. */
export interface KillableSite {
  server: RunningServer
  mediaDir: string
  databaseUrl: string
  /** Starts the server again, and waits until it is ready. */
  restart(): Promise<void>
  /** Starts a second server on the same data. */
  startAnother(): Promise<RunningServer>
  /** Stops the server and deletes the data. */
  close(): Promise<void>
}

/** The databases that long tests run on: SQLite, and the server at `TEST_MONGODB_URL` when there is one. */
export const databaseKinds = ['sqlite', ...(process.env.TEST_MONGODB_URL ? ['mongodb'] : [])] as (
  | 'sqlite'
  | 'mongodb'
)[]

const ADMIN_PASSWORD = 'a-password-for-tests-only'
const PAYLOAD_SECRET = 'a-secret-for-tests-only-0123456789abcdef'

/** Starts a site on an SQLite file, or on a database of the server at `TEST_MONGODB_URL`; `settings` are more of its environment. */
export async function killableSite(
  kind: 'sqlite' | 'mongodb',
  settings: Record<string, string> = {},
): Promise<KillableSite> {
  const folder = await mkdtemp(join(tmpdir(), 'assises_test_killed-'))
  const mediaDir = join(folder, 'media')
  const mongoUrl = mongoDatabaseUrl(folder.split('/').at(-1)?.replace('-', '_') ?? 'assises_test_killed')
  const databaseUrl = kind === 'sqlite' ? `file:${join(folder, 'assises.db')}` : mongoUrl
  const options: ServerOptions = { databaseUrl, mediaDir, env: { ...settings, PAYLOAD_SECRET, ADMIN_PASSWORD } }
  // A copy of the example has an admin of its own.
  if (kind === 'sqlite') options.env = { ...settings, PAYLOAD_SECRET }
  const site: KillableSite = {
    server: await startServer({ ...options, readyWithinMs: 600_000 }),
    mediaDir,
    databaseUrl,
    restart: async () => {
      site.server = await startServer(options)
    },
    startAnother: () => startServer(options),
    close: async () => {
      await site.server.stop()
      if (kind === 'mongodb') await dropMongoDatabase(databaseUrl)
      await rm(folder, { recursive: true, force: true })
    },
  }
  return site
}

/**
 * Makes the leases of a stopped site, those of its jobs included, look as if their time had passed. On SQLite the end of
 * their process counts.
 */
export async function leaveLeasesBehind({ databaseUrl }: Pick<KillableSite, 'databaseUrl'>): Promise<void> {
  if (databaseUrl.startsWith('file:')) return
  await withMongo(databaseUrl, async ({ db }) => {
    await db?.collection('leases').updateMany({}, { $set: { until: new Date(0) } })
    await db?.collection('payload-jobs').updateMany({ processing: true }, { $set: { leaseUntil: new Date(0) } })
  })
}

/** Makes the withdrawals of a stopped site look as old as those that no living process may be finishing. */
export async function leaveWithdrawalsBehind({ databaseUrl }: Pick<KillableSite, 'databaseUrl'>): Promise<void> {
  if (databaseUrl.startsWith('file:')) return
  await withMongo(databaseUrl, async ({ db }) => {
    await db?.collection('withdrawals').updateMany({ finishedAt: null }, { $set: { at: new Date(0) } })
  })
}

/** Makes notes of files look as old as those that no living process may have written, and returns how many there are. */
export async function ageNotes(files: string): Promise<number> {
  const folder = join(files, '.pending')
  const notes = await readdir(folder).catch(() => [])
  await Promise.all(notes.map((note) => utimes(join(folder, note), 0, 0)))
  return notes.length
}

/** Counts the sessions and rooms of imports in the database itself, rows and versions, whatever is left of them. */
export async function tracesOfImports({ databaseUrl }: KillableSite): Promise<number> {
  if (databaseUrl.startsWith('file:')) {
    const tables = ['sessions', 'rooms'].flatMap((name) => [
      `SELECT id FROM ${name} WHERE copied_from LIKE 'import:%'`,
      `SELECT id FROM _${name}_v WHERE version_copied_from LIKE 'import:%'`,
    ])
    return (await readSql(databaseUrl, tables.join(' UNION ALL '))).length
  }
  const isOfImport = /^import:/
  return withMongo(databaseUrl, async ({ db }) => {
    let found = 0
    for (const name of ['sessions', 'rooms']) {
      found += (await db?.collection(name).countDocuments({ copiedFrom: isOfImport })) ?? 0
      found += (await db?.collection(`_${name}_versions`).countDocuments({ 'version.copiedFrom': isOfImport })) ?? 0
    }
    return found
  })
}

/** Sends requests to `/api/…` as the administrator of a server. */
export type AdminClient = (path: string, init?: RequestInit & { json?: object }) => Promise<Response>

/** Logs the administrator in. */
export async function adminOf({ url, adminEmail, adminPassword }: RunningServer): Promise<AdminClient> {
  const login = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: adminEmail, password: adminPassword }),
  })
  const { token } = await login.json()
  return (path, { json, ...init } = {}) => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `JWT ${token}`)
    if (json) headers.set('content-type', 'application/json')
    return fetch(`${url}/api/${path}`, { ...init, headers, body: json ? JSON.stringify(json) : init.body })
  }
}

/** Reads every document of a collection, drafts included. */
export async function everyRow(admin: AdminClient, collection: string, query = ''): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = []
  for (let page = 1; ; page += 1) {
    const response = await admin(`${collection}?limit=100&depth=0&sort=id&page=${page}${query}`)
    const { docs, hasNextPage } = await response.json()
    rows.push(...docs)
    if (!hasNextPage) return rows
  }
}
