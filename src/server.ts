import type { Cms } from './boot/handshake'
import { env, isNpmScript } from './env'
import { fixedOrigin } from './env/fixed-origin'
import { startApplication } from './server/application/application'
import { serveApplication } from './server/application/application-server'
import { startAttemptBus } from './server/application/attempt-bus'
import { CacheThread } from './server/application/cache-thread'
import { assertDatabaseReachable } from './server/application/database-reachable'
import { watchDatabase } from './server/application/database-watch'
import { warmUp } from './server/application/warm-up'
import { Parts } from './server/process/parts'
import { prepareData } from './server/process/prepare-data'
import { print } from './server/process/print'
import { recordConsole } from './server/process/record-console'
import { startupBanner } from './server/process/startup-banner'
import { stopOnSignal } from './server/process/stop-on-signal'
import { unwritableFolders } from './server/process/unwritable-folders'
import { PublicServer } from './server/public/public-server'
import { startTraces } from './traces/start-traces'

/**
 * The parts of the application thread in the order in which they are closed. Responses without an end come first, since the public
 * side waits for those under way: it finishes its requests and saves its snapshot with all the others still there. The CMS, which
 * closes the database, comes after them, and then the traces, which record what the others did.
 */
const closingOrder = [
  'streams',
  'publicSide',
  'databaseWatch',
  'attemptBus',
  'applicationServer',
  'next',
  'cms',
  'traces',
] as const
type ServerParts = Parts<(typeof closingOrder)[number]>

/** How long a stop may take once the last response has left: the snapshot of the cache, jobs under way, the database. */
const REST_OF_STOP_MS = 15_000

/** How the process serves. */
export interface ServeOptions {
  isDevelopment: boolean
  /** Does what must be done before Next can load, such as building it. */
  prepare?(signal: AbortSignal): Promise<void>
}

/** Serves until a signal stops it. Every request is answered 503 until the CMS is ready and has an admin. */
export async function serve({ isDevelopment, prepare }: ServeOptions): Promise<void> {
  recordConsole()
  const parts: ServerParts = new Parts(closingOrder)
  const stopping = stopOnSignal({
    followsParent: isNpmScript,
    close: () => parts.close(),
    withinMs: (env.STOP_DELAY + env.STOP_TIMEOUT) * 1_000 + REST_OF_STOP_MS,
  })
  try {
    const traces = await startTraces(env)
    if (traces) parts.add('traces', traces)
    const cms = await (isDevelopment ? serveInOneThread(parts) : serveInTwoThreads(parts, () => prepare?.(stopping)))
    if (env.S3_BUCKET === undefined) cms.report.warnings.push(...unwritableFolders(env))
    print(startupBanner(cms.report, fixedOrigin, process.uptime()))
  } catch (error) {
    // A stop makes what was under way fail, and ends the process itself.
    if (stopping.aborted) return
    throw error
  }
}

/** Production: the cache thread stands in front of this one, see docs/decisions/010-two-threads.md. */
async function serveInTwoThreads(parts: ServerParts, prepare: () => Promise<void> | undefined): Promise<Cms> {
  const cacheThread = parts.add('publicSide', await CacheThread.start())
  await assertDatabaseReachable(env)
  await prepare()
  await prepareData(env)
  const { answer, cms } = await startApplication({ isDevelopment: false }, parts)
  parts.add('streams', { close: cms.endStreams })
  const { port } = parts.add('applicationServer', await serveApplication(answer))
  parts.add(
    'databaseWatch',
    watchDatabase(cms.ping, (isUp) => cacheThread.reportDatabase(isUp)),
  )
  if (env.REDIS_URL !== undefined) parts.add('attemptBus', startAttemptBus(env.REDIS_URL))
  await cacheThread.open({ port, cms })
  void warmUp()
  return cms
}

/** Development: there is no cache, and Next talks to the browser through the public server itself. */
async function serveInOneThread(parts: ServerParts): Promise<Cms> {
  const publicServer = parts.add('publicSide', await PublicServer.listen({ delayMs: 0, drainTimeoutMs: 500 }))
  await assertDatabaseReachable(env)
  await prepareData(env)
  const { answer, cms } = await startApplication({ isDevelopment: true, httpServer: publicServer.server }, parts)
  parts.add('streams', { close: cms.endStreams })
  publicServer.open(answer, cms)
  return cms
}
