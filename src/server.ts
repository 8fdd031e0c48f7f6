import type { Cms } from './boot/handshake'
import { serveApplication } from './delivery/origin/application-server'
import { env, isNpmScript } from './env'
import { startApplication } from './server/application/application'
import { CacheThread } from './server/application/cache-thread-handle'
import { assertDatabaseReachable } from './server/application/database-reachable'
import { watchDatabase } from './server/application/database-watch'
import { warmUp } from './server/application/warm-up'
import { startupBanner } from './server/process/startup-banner'
import { stopOnSignal } from './server/process/stop-on-signal'
import { say } from './server/process/terminal'
import { PublicServer } from './server/public/public-server'

const PATIENCE_MS = 10_000
const DEVELOPMENT_PATIENCE_MS = 500

type Closers = (() => Promise<void>)[]

/** How the process serves; `prepare` is what must be done before Next can load, such as building it. */
export interface ServeOptions {
  isDevelopment: boolean
  prepare?(signal: AbortSignal): Promise<void>
}

/** Serves until a signal stops it. Everything is answered 503 until the CMS is ready and has an admin. */
export async function serve({ isDevelopment, prepare }: ServeOptions): Promise<void> {
  const closers: Closers = []
  const stopping = stopOnSignal(isNpmScript, async () => {
    // One after the other: each may need those that end after it.
    for (const close of [...closers]) await close().catch(() => undefined)
  })
  try {
    const cms = await (isDevelopment ? serveAlone(closers) : serveBehindFront(closers, () => prepare?.(stopping)))
    say(startupBanner(cms.report, env.PUBLIC_URL ?? `http://localhost:${env.PORT}`, process.uptime()))
  } catch (error) {
    // Stopped on purpose: what was under way fails for that reason, and the stop ends the process.
    if (stopping.aborted) return
    throw error
  }
}

/** In production another thread stands in front: see docs/decisions/010-two-threads.md. */
async function serveBehindFront(closers: Closers, prepare: () => Promise<void> | undefined): Promise<Cms> {
  const front = await CacheThread.start()
  closers.push(() => front.stop(PATIENCE_MS))
  await assertDatabaseReachable(env)
  await prepare()
  const { answer, cms } = await startApplication({ isDevelopment: false }, closers)
  const application = await serveApplication(answer)
  const database = watchDatabase(cms, (isUp) => front.reportDatabase(isUp))
  closers.splice(1, 0, database.stop, application.close)
  await front.open({ port: application.port, cms })
  void warmUp()
  return cms
}

/** In development there is no cache, and Next talks to the browser through the server itself. */
async function serveAlone(closers: Closers): Promise<Cms> {
  const door = await PublicServer.listen()
  closers.push(() => door.close(DEVELOPMENT_PATIENCE_MS))
  await assertDatabaseReachable(env)
  const { answer, cms } = await startApplication({ isDevelopment: true, httpServer: door.server }, closers)
  door.open(answer, cms)
  return cms
}
