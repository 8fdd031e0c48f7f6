import { createHash, timingSafeEqual } from 'node:crypto'
import type { Registry } from 'prom-client'
import type { Handler } from '../../http/handler'
import { answerRefusal, type Refusal } from '../../http/refusal'

const refusals = {
  missing: { status: 404, code: 'NOT_FOUND', message: { fr: 'Il n’y a rien ici.', en: 'Not found.' } },
  token: { status: 401, code: 'TOKEN_REQUIRED', message: { fr: 'Il faut un jeton.', en: 'A token is required.' } },
  method: {
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    message: { fr: 'Seuls GET et HEAD ont une réponse.', en: 'Only GET and HEAD are answered.' },
    headers: { Allow: 'GET, HEAD' },
  },
} satisfies Record<string, Refusal>

/** Answers `/metrics` to requests with the bearer `token`, with 404 when no token is set; passes the rest to `next`. */
export function withMetrics(registry: Registry, token: string | undefined, next: Handler): Handler {
  const answer = metricsHandler(registry)
  return (request, response) => {
    const isMetrics = request.url?.startsWith('/metrics') && request.url.split('?', 1)[0] === '/metrics'
    if (!isMetrics) return next(request, response)
    if (token === undefined) return answerRefusal(response, refusals.missing, request.headers)
    if (isEqual(request.headers.authorization, `Bearer ${token}`)) return answer(request, response)
    response.setHeader('WWW-Authenticate', 'Bearer')
    return answerRefusal(response, refusals.token, request.headers)
  }
}

/** Answers any GET or HEAD with the metrics, in the text format of Prometheus. */
export function metricsHandler(registry: Registry): Handler {
  return async ({ method, headers }, response) => {
    if (method !== 'GET' && method !== 'HEAD') {
      return answerRefusal(response, refusals.method, headers)
    }
    const body = await registry.metrics()
    response.writeHead(200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' })
    response.end(method === 'HEAD' ? undefined : body)
  }
}

// Hashes have one length, so comparing them takes the same time for every token.
function isEqual(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(expected))
}
