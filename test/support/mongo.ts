import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { freePort } from './free-port'

type Connection = MongooseAdapter['connection']

// The driver of the application.
const { createConnection } = createRequire(createRequire(import.meta.url).resolve('@payloadcms/db-mongodb'))(
  'mongoose',
) as { createConnection(url: string, options: object): { asPromise(): Promise<Connection> } }

/** A MongoDB server; `stop` ends it when this process started it. */
export interface MongoServer {
  url: string
  stop(): void
}

/** Returns the server at `TEST_MONGODB_URL`, else starts the `mongod` on the PATH. `undefined` without either. */
export async function findMongo(): Promise<MongoServer | undefined> {
  const url = process.env.TEST_MONGODB_URL
  if (url) return { url, stop: () => {} }
  if (spawnSync('mongod', ['--version']).error) return undefined
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'assises_test_mongod-'))
  const server = spawn('mongod', ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1'], {
    stdio: 'ignore',
  })
  return { url: `mongodb://127.0.0.1:${port}`, stop: () => stopAndRemove(server, folder) }
}

function stopAndRemove(server: ChildProcess, folder: string): void {
  server.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  server.kill()
}

/** Returns the URL of a server, by default `TEST_MONGODB_URL`, with `name` as its database. */
export function mongoDatabaseUrl(name: string, server = process.env.TEST_MONGODB_URL): string {
  const url = new URL(server ?? 'mongodb://127.0.0.1:27017')
  url.pathname = `/${name}`
  return url.href
}

/** Returns the address and the version of a server once it responds. Throws after ten seconds. */
export async function describeMongo(url: string): Promise<string> {
  return withMongo(url, async (connection) => {
    const { version } = (await connection.db?.admin().serverInfo()) ?? {}
    return `${new URL(url).host}, which says it is version ${version}`
  })
}

/** Whether the server has change streams, as a replica set does. */
export const hasChangeStreams = (url: string): Promise<boolean> =>
  withMongo(url, async ({ db }) => {
    const probe = db?.collection('_probe')
    const stream = probe?.watch()
    const hasEvent = new Promise<boolean>((resolve) => {
      stream?.on('change', () => resolve(true)).on('error', () => resolve(false))
      setTimeout(resolve, 1_500, false)
    })
    await wait(300)
    await probe?.insertOne({})
    return hasEvent.finally(() => stream?.close())
  })

/** Whether change streams name the document of every update, as those of MongoDB do; those of the stand-in do not. */
export const hasDocumentKeys = (url: string): Promise<boolean> =>
  withMongo(url, async ({ db }) => {
    const probe = db?.collection('_probe')
    await probe?.insertOne({ n: 1 })
    const stream = probe?.watch()
    const hasId = new Promise<boolean>((resolve) => {
      stream?.on('change', (event) => resolve('documentKey' in event && event.documentKey?._id !== undefined))
      stream?.on('error', () => resolve(true))
      setTimeout(resolve, 1_500, true)
    })
    await wait(300)
    await probe?.updateOne({ n: 1 }, { $set: { n: 2 } })
    return hasId.finally(() => stream?.close())
  })

/** Drops a database. */
export const dropMongoDatabase = (url: string) => withMongo(url, (connection) => connection.dropDatabase())

/** Calls `use` with a connection of its own to a database. */
export async function withMongo<T>(url: string, use: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection(url, { serverSelectionTimeoutMS: 10_000 }).asPromise()
  try {
    return await use(connection)
  } finally {
    await connection.close()
  }
}
