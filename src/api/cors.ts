import { headersWithCors, type PayloadRequest, type SanitizedConfig } from 'payload'
import { isAnonymous } from '../http/anonymous'
import { exposedHeaders } from '../http/open-to-all'

const ORIGIN = 'Access-Control-Allow-Origin'

/** The headers that a script of any origin may send with an anonymous read. `Authorization` is not among them. */
const accepted = [
  ...['Accept', 'Accept-Language', 'Content-Type', 'If-None-Match', 'Cache-Control', 'Pragma'],
  ...['Apollo-Require-Preflight', 'Apollographql-Client-Name', 'Apollographql-Client-Version'],
  ...['X-Apollo-Operation-Name', 'X-Apollo-Operation-Id'],
].join(', ')

const ONE_DAY = '86400'

/**
 * The same response with its CORS headers: a page of any origin reads what an anonymous request is answered with, a page of
 * the origins of the configuration also what is answered to an account or a key.
 */
export function withCors(response: Response, request: Request, config: SanitizedConfig): Response {
  // Payload reads nothing else than the configuration and the Origin header.
  const req = { headers: request.headers, payload: { config } } as PayloadRequest
  const headers = headersWithCors({ headers: new Headers(response.headers), req })
  if (!headers.has(ORIGIN) && isAnonymous(Object.fromEntries(request.headers))) headers.set(ORIGIN, '*')
  headers.set('Access-Control-Expose-Headers', exposedHeaders)
  if (hasOrigins(config)) headers.append('Vary', 'Origin')
  return new Response(response.body, { status: response.status, headers })
}

/**
 * Answers the preflight request of a page whose origin is not in the configuration, for anonymous requests by these methods.
 * `undefined` for an origin of the configuration, which Payload answers.
 */
export function openPreflight(request: Request, config: SanitizedConfig, methods: readonly string[]) {
  const origin = request.headers.get('origin')
  if (!origin || (Array.isArray(config.cors) && config.cors.includes(origin))) return undefined
  return new Response(null, {
    status: 204,
    headers: {
      [ORIGIN]: '*',
      'Access-Control-Allow-Methods': methods.join(', '),
      'Access-Control-Allow-Headers': accepted,
      'Access-Control-Max-Age': ONE_DAY,
      ...(hasOrigins(config) ? { Vary: 'Origin' } : {}),
    },
  })
}

/** The same response, which says that it depends on the origin where Payload names that origin in it. */
export function varyByOrigin(response: Response, config: SanitizedConfig): Response {
  if (!hasOrigins(config)) return response
  const headers = new Headers(response.headers)
  headers.append('Vary', 'Origin')
  return new Response(response.body, { status: response.status, headers })
}

const hasOrigins = ({ cors }: SanitizedConfig): boolean => Array.isArray(cors) && cors.length > 0
