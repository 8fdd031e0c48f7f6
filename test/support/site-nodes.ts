import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port'
import { dropMongoDatabase, mongoDatabaseUrl } from './mongo'
import { type RunningServer, type ServerOptions, startServer } from './production-server'

/** What two nodes share: one database, one folder of files, one secret, and what the test adds, such as a Redis. */
export interface SharedSite {
  ports: [number, number]
  databaseUrl: string
  /** Starts the first or the second node, on its port, and waits until it is ready. */
  start(nth: 0 | 1, settings?: Record<string, string>): Promise<RunningServer>
  /** Starts both at once. */
  startBoth(settings?: Record<string, string>): Promise<[RunningServer, RunningServer]>
  /** Stops the nodes and deletes the data. */
  close(): Promise<void>
}

interface SiteOptions extends Pick<ServerOptions, 'from' | 'readyWithinMs'> {
  /** The settings of both nodes. */
  env?: Record<string, string>
  /** A server of the MongoDB protocol other than the one at `TEST_MONGODB_URL`. */
  mongoUrl?: string
}

/** Prepares a site of two nodes on an SQLite file, or on a database of a server that speaks the MongoDB protocol. */
export async function sharedSite(
  kind: 'sqlite' | 'mongodb',
  { env = {}, mongoUrl, ...options }: SiteOptions = {},
): Promise<SharedSite> {
  const folder = await mkdtemp(join(tmpdir(), 'assises_test_shared-'))
  const databaseName = folder.split('/').at(-1)?.replace('-', '_') ?? 'assises_test_shared'
  const databaseUrl =
    kind === 'sqlite' ? `file:${join(folder, 'assises.db')}` : mongoDatabaseUrl(databaseName, mongoUrl)
  const ports: [number, number] = [await freePort(), await freePort()]
  const shared = { PAYLOAD_SECRET: randomBytes(32).toString('hex'), DOCUMENTS_DIR: join(folder, 'documents') }
  // A copy of the example has an admin of its own.
  const password = { ADMIN_PASSWORD: randomBytes(15).toString('base64url') }
  const isCopy = kind === 'sqlite' && options.from !== 'nothing'
  const running = new Set<RunningServer>()
  const site: SharedSite = {
    ports,
    databaseUrl,
    start: async (nth, settings = {}) => {
      const server = await startServer({
        ...{ databaseUrl, mediaDir: join(folder, 'media'), port: ports[nth], readyWithinMs: 600_000, ...options },
        env: { ...shared, ...(isCopy ? {} : password), ...env, ...settings },
      })
      running.add(server)
      return server
    },
    startBoth: (settings) => Promise.all([site.start(0, settings), site.start(1, settings)]),
    close: async () => {
      await Promise.all([...running].map((server) => server.stop()))
      if (kind === 'mongodb') await dropMongoDatabase(databaseUrl)
      await rm(folder, { recursive: true, force: true })
    },
  }
  return site
}
