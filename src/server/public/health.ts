import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { answerJson, type Handler } from '../../http/handler'

const PATIENCE_MS = 2_000

/** What readiness depends on; `undefined` until the CMS is ready and once it is stopping. */
export interface Pingable {
  ping(): Promise<void>
  /** Whether the application still runs at all, where that is not the thread that is asked. */
  isAlive?(): boolean
}

/** Answers `/health/live` (both threads run) and `/health/ready` (the database too) without Next; passes the rest to `next`. */
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
  const isReady = await answers(cms)
  if (!isReady) response.setHeader('Retry-After', '5')
  answerJson(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'unavailable' })
}

async function answers(cms: Pingable | undefined): Promise<boolean> {
  if (!cms) return false
  const patience = new AbortController()
  const late = wait(PATIENCE_MS, false, { signal: patience.signal, ref: false }).catch(() => false)
  const answer = cms.ping().then(
    () => true,
    () => false,
  )
  return Promise.race([answer, late]).finally(() => patience.abort())
}
