import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Handler } from '../../http/handler'
import { identify } from '../../logs/request-id'
import { type Attributes, type OpenSpan, type SpanOptions, startSpan } from '../../traces/trace'
import { routeName } from './route-name'

/** Asked again and again by machines, or files of the admin: nobody looks for their traces. */
const untraced = /^\/(?:health\/|metrics(?:\?|$)|_next\/static\/)/

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/**
 * Makes a span of each request that `next` answers, as a part of the trace that `traceparent` names. It ends when the response has
 * left. Its attributes are those of the conventions of OpenTelemetry, the id of the request and what the cache did.
 */
export const withRequestSpans =
  (kind: 'internal' | 'server', next: Handler): Handler =>
  (request, response) => {
    const { url = '' } = request
    const span = untraced.test(url) ? undefined : startSpan(optionsOf(kind, request))
    if (!span) return next(request, response)
    // Headers that are set before the head is written can be read afterwards.
    identify(request, response)
    response.once('close', () => endSpan(span, response))
    return span.run(() => next(request, response))
  }

function optionsOf(kind: 'internal' | 'server', { method = '', url = '', headers }: IncomingMessage): SpanOptions {
  const parent = typeof headers.traceparent === 'string' ? headers.traceparent : undefined
  const { name, attributes } = describeRequest(method, url)
  return { name: kind === 'server' ? name : 'application', kind, parent, attributes }
}

/** The name and the first attributes of the span of a request. */
export function describeRequest(method: string, url: string): Required<Pick<SpanOptions, 'attributes' | 'name'>> {
  const known = METHODS.has(method) ? method : '_OTHER'
  const route = routeName(url)
  return { name: `${known} ${route}`, attributes: { 'http.request.method': known, 'http.route': route } }
}

/** The attributes of a response. */
export const describeResponse = (status: number, requestId: unknown, cache: unknown): Attributes => ({
  'http.response.status_code': status,
  'assises.request.id': typeof requestId === 'string' ? requestId : undefined,
  'assises.cache': typeof cache === 'string' ? cache.toLowerCase() : undefined,
})

function endSpan(span: OpenSpan, response: ServerResponse): void {
  const { statusCode } = response
  span.set(describeResponse(statusCode, response.getHeader('X-Request-Id'), response.getHeader('X-Cache')))
  if (!response.writableFinished) span.fail('aborted')
  else if (statusCode >= 500) span.fail(String(statusCode))
  span.end()
}
