import type { Server } from 'node:http'
import { announcedBoot, type Cms } from './boot/handshake'
import { env } from './env'
import { StartError } from './errors'
import { assertDatabaseReachable } from './server/database-reachable'
import { greeting } from './server/greeting'
import { answerJson, type Handler } from './server/handler'
import { withHealth } from './server/health'
import { listen } from './server/listen'
import { answerStarting } from './server/starting'
import { drain } from './server/stop'
import { complain, say } from './server/terminal'

/** How the process serves; `prepare` is what must be done before Next can load, such as building it. */
export interface ServeOptions {
  isDevelopment: boolean
  prepare?(signal: AbortSignal): Promise<void>
}

/** Serves until a signal stops it. Everything is answered 503 until the CMS is ready and has an admin. */
export async function serve({ isDevelopment, prepare }: ServeOptions): Promise<void> {
  let cms: Cms | undefined
  let answer: Handler = answerStarting
  const stopping = new AbortController()
  const healthy = withHealth(
    () => (stopping.signal.aborted ? undefined : cms),
    (request, response) => answer(request, response),
  )
  const handle: Handler = async (request, response) => {
    if (stopping.signal.aborted) response.setHeader('Connection', 'close')
    try {
      await healthy(request, response)
    } catch (error) {
      complain(String(error))
      if (!response.headersSent) answerJson(response, 500, { errors: [{ message: 'Something went wrong.' }] })
      response.destroy()
    }
  }

  const server = await listen(handle, env.PORT, env.HOST)
  stopOnSignal(stopping, server, () => cms)
  try {
    await assertDatabaseReachable(env)
    await prepare?.(stopping.signal)
    const next = await loadNext(server, isDevelopment)
    cms = await bootedCms()
    answer = next
  } catch (error) {
    // Stopped on purpose: what was under way fails for that reason, and the stop ends the process.
    if (stopping.signal.aborted) return
    throw error
  }
  say(greeting(cms.report, env.PUBLIC_URL ?? `http://localhost:${env.PORT}`, process.uptime()))
}

async function loadNext(httpServer: Server, dev: boolean): Promise<Handler> {
  const { default: next } = await import('next')
  const app = next({ dev, httpServer, hostname: env.HOST ?? 'localhost', port: env.PORT, quiet: true })
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
    throw new StartError(`Le CMS n’a pas pu ouvrir sa base de données : ${reason}`, { cause: error })
  }
}

function stopOnSignal(stopping: AbortController, server: Server, cms: () => Cms | undefined): void {
  const stop = async (): Promise<void> => {
    if (stopping.signal.aborted) process.exit(1)
    stopping.abort()
    say('Arrêt en cours : les dernières réponses partent.')
    await drain(server)
    await cms()?.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
}
