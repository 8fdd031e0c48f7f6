import type { Server } from 'node:http'
import { announcedBoot, type Cms } from './boot/handshake'
import type { Handler } from './delivery/handler'
import { env, isNpmScript } from './env'
import { StartError } from './errors'
import { assertDatabaseReachable } from './server/database-reachable'
import { withDelivery } from './server/delivery'
import { greeting } from './server/greeting'
import { withHealth } from './server/health'
import { withDefaultLanguage } from './server/language'
import { listen } from './server/listen'
import { whenOrphaned } from './server/orphan'
import { answerStarting } from './server/starting'
import { drain } from './server/stop'
import { say } from './server/terminal'
import { warmUp } from './server/warm-up'

const PATIENCE_MS = 10_000

/** How the process serves; `prepare` is what must be done before Next can load, such as building it. */
export interface ServeOptions {
  isDevelopment: boolean
  prepare?(signal: AbortSignal): Promise<void>
}

/** Serves until a signal stops it. Everything is answered 503 until the CMS is ready and has an admin. */
export async function serve({ isDevelopment, prepare }: ServeOptions): Promise<void> {
  const stopping = new AbortController()
  const closers: (() => Promise<void>)[] = []
  let cms: Cms | undefined
  let answer: Handler = answerStarting
  const server = await listen(
    withHealth(
      () => (stopping.signal.aborted ? undefined : cms),
      (request, response) => {
        if (stopping.signal.aborted) response.setHeader('Connection', 'close')
        return answer(request, response)
      },
    ),
    env.PORT,
    env.HOST,
  )
  stopOnSignal(stopping, async () => {
    await drain(server, isDevelopment ? 500 : PATIENCE_MS)
    // One after the other: each may need those that end after it.
    for (const close of [...closers]) await close().catch(() => undefined)
  })

  try {
    await assertDatabaseReachable(env)
    await prepare?.(stopping.signal)
    const next = await loadNext(server, isDevelopment, closers)
    const booted = await bootedCms()
    closers.push(booted.close)
    const application = withDefaultLanguage(next)
    answer = isDevelopment ? application : await withDelivery(application, booted, closers)
    cms = booted
  } catch (error) {
    // Stopped on purpose: what was under way fails for that reason, and the stop ends the process.
    if (stopping.signal.aborted) return
    throw error
  }
  if (!isDevelopment) void warmUp()
  say(greeting(cms.report, env.PUBLIC_URL ?? `http://localhost:${env.PORT}`, process.uptime()))
}

async function loadNext(httpServer: Server, dev: boolean, closers: (() => Promise<void>)[]): Promise<Handler> {
  const { default: next } = await import('next')
  const app = next({ dev, httpServer, hostname: env.HOST ?? 'localhost', port: env.PORT, quiet: true })
  closers.push(() => app.close())
  await app.prepare()
  return app.getRequestHandler()
}

async function bootedCms(): Promise<Cms> {
  const boot = announcedBoot()
  if (!boot) throw new StartError('La construction est incomplète : supprimez le dossier .next, puis relancez.')
  try {
    return await boot
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartError(`Le CMS n’a pas pu démarrer sur sa base de données : ${reason}`, { cause: error })
  }
}

function stopOnSignal(stopping: AbortController, finish: () => Promise<void>): void {
  const begin = (): void => {
    if (stopping.signal.aborted) return
    stopping.abort()
    say('Arrêt en cours : les dernières réponses partent.')
    void finish().finally(() => process.exit(0))
  }
  let firstSignal = 0
  const stop = (): void => {
    firstSignal ||= performance.now()
    // Asked again: at once. Not within a second, where a terminal and npm both pass the same Ctrl-C on.
    if (performance.now() - firstSignal > 1_000) process.exit(1)
    begin()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (isNpmScript) whenOrphaned(begin)
}
