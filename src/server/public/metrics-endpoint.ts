import { createHash, timingSafeEqual } from 'node:crypto'
import type { Registry } from 'prom-client'
import { answerJson, type Handler } from '../../http/handler'

/** Answers `/metrics` to requests with the bearer `token`, with 404 when no token is set; passes the rest to `next`. */
export function withMetrics(registry: Registry, token: string | undefined, next: Handler): Handler {
  const answer = metricsHandler(registry)
  return (request, response) => {
    const isMetrics = request.url?.startsWith('/metrics') && request.url.split('?', 1)[0] === '/metrics'
    if (!isMetrics) return next(request, response)
    if (token === undefined) return answerJson(response, 404, { errors: [{ message: 'Not found.' }] })
    if (isEqual(request.headers.authorization, `Bearer ${token}`)) return answer(request, response)
    response.setHeader('WWW-Authenticate', 'Bearer')
    return answerJson(response, 401, { errors: [{ message: 'A token is required.' }] })
  }
}

/** Answers any GET or HEAD with the metrics, in the text format of Prometheus. */
export function metricsHandler(registry: Registry): Handler {
  return async ({ method }, response) => {
    if (method !== 'GET' && method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return answerJson(response, 405, { errors: [{ message: 'Only GET and HEAD are answered.' }] })
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
