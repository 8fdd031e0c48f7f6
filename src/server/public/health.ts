import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { answerJson, type Handler } from '../../http/handler'

const TIMEOUT_MS = 2_000

/** The CMS as health checks see it. */
export interface Pingable {
  /** Resolves when the database answers. */
  ping(): Promise<void>
  /** Whether the application thread still runs, when it is not the thread that answers. */
  isAlive?(): boolean
}

/**
 * Answers `/health/live` (both threads run) and `/health/ready` (the database answers too) without Next, and passes every
 * other request to `next`. `cms` returns `undefined` until the CMS is ready, and while it stops.
 */
export function withHealth(cms: () => Pingable | undefined, next: Handler): Handler {
  return (request, response) => {
    if (!request.url?.startsWith('/health/')) return next(request, response)
    const path = request.url.split('?', 1)[0]
    if (path === '/health/ready') return answerReady(cms(), response)
    if (path !== '/health/live') return next(request, response)
    const isAlive = cms()?.isAlive?.() !== false
    return answerJson(response, isAlive ? 200 : 503, { status: isAlive ? 'live' : 'stuck' })
  }
}

async function answerReady(cms: Pingable | undefined, response: ServerResponse): Promise<void> {
  const isReady = await answersInTime(cms)
  if (!isReady) response.setHeader('Retry-After', '5')
  answerJson(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'unavailable' })
}

async function answersInTime(cms: Pingable | undefined): Promise<boolean> {
  if (!cms) return false
  const timeout = new AbortController()
  const timedOut = wait(TIMEOUT_MS, false, { signal: timeout.signal, ref: false }).catch(() => false)
  const answered = cms.ping().then(
    () => true,
    () => false,
  )
  return Promise.race([answered, timedOut]).finally(() => timeout.abort())
}
