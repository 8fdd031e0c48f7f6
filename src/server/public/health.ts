import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Problem } from '../../boot/problem'
import { answerJson, type Handler } from '../../http/handler'

const TIMEOUT_MS = 2_000

/** The CMS as health checks see it. */
export interface Pingable {
  /** Resolves when the database answers. */
  ping(): Promise<void>
  /** What keeps the process from saving although the database answers. */
  findProblems?(): Promise<Problem[]>
  /** Whether the application thread still runs, when it is not the thread that answers. */
  isAlive?(): boolean
}

/**
 * Answers `/health/live` (both threads run), `/health/serving` (requests should be sent here) and `/health/ready` (the
 * database answers too, and what keeps it from being written) without Next, and passes every other request to `next`.
 * `cms` returns `undefined` until the CMS is ready.
 */
export function withHealth(cms: () => Pingable | 'draining' | undefined, next: Handler): Handler {
  return (request, response) => {
    if (!request.url?.startsWith('/health/')) return next(request, response)
    const path = request.url.split('?', 1)[0]
    if (path === '/health/ready') return answerReady(cms(), response)
    if (path === '/health/serving') return answerServing(cms(), response)
    if (path !== '/health/live') return next(request, response)
    const isAlive = !isStuck(cms())
    return answerJson(response, isAlive ? 200 : 503, { status: isAlive ? 'live' : 'stuck' })
  }
}

const isStuck = (cms: Pingable | 'draining' | undefined): boolean =>
  cms !== undefined && cms !== 'draining' && cms.isAlive?.() === false

// The database is not asked: without it, readers are answered from memory.
function answerServing(cms: Pingable | 'draining' | undefined, response: ServerResponse): void {
  const reason = cms === undefined ? 'starting' : cms === 'draining' ? cms : isStuck(cms) ? 'stuck' : undefined
  if (reason) answerUnready(response, reason)
  else answerJson(response, 200, { status: 'serving' })
}

async function answerReady(cms: Pingable | 'draining' | undefined, response: ServerResponse): Promise<void> {
  if (cms === 'draining') return answerUnready(response, cms)
  const [isReady, problems] = cms ? await Promise.all([answersInTime(cms), problemsInTime(cms)]) : [false, []]
  if (!isReady) return answerUnready(response, 'unavailable')
  // Readers are served all the same: taken out of service, the only process would leave them without an answer.
  answerJson(response, 200, problems.length > 0 ? { status: 'degraded', problems } : { status: 'ready' })
}

function answerUnready(response: ServerResponse, status: 'draining' | 'starting' | 'stuck' | 'unavailable'): void {
  response.setHeader('Retry-After', '5')
  answerJson(response, 503, { status })
}

async function problemsInTime({ findProblems }: Pingable): Promise<Problem[]> {
  if (!findProblems) return []
  return Promise.race([findProblems().catch(() => []), wait(TIMEOUT_MS, [], { ref: false })])
}

async function answersInTime(cms: Pingable): Promise<boolean> {
  const timeout = new AbortController()
  const timedOut = wait(TIMEOUT_MS, false, { signal: timeout.signal, ref: false }).catch(() => false)
  const answered = cms.ping().then(
    () => true,
    () => false,
  )
  return Promise.race([answered, timedOut]).finally(() => timeout.abort())
}
