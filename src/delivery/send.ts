import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding } from './accept-encoding'
import { isNotModified } from './conditional'
import type { Entry } from './entry'
import { variantFor } from './representation'

/** How an answer came about, as `X-Cache` says it. */
export type CacheState = 'HIT' | 'MISS' | 'STALE'

/** Browsers and proxies keep the answer and ask each time whether it is still the same. */
const REVALIDATE = 'public, max-age=0, must-revalidate'
/** Caches that are purged by tag keep it for a year. */
const UNTIL_PURGED = 'max-age=31536000'

/** What is the same for every answer of a site. */
export interface SendOptions {
  corsOrigins: readonly string[]
  /** Whether a shared cache in front is told of every change. */
  isPurged: boolean
}

/** Sends an entry: 304 when the client has it, else the smallest representation it accepts, no body for a HEAD. */
export function sendEntry(
  request: IncomingMessage,
  response: ServerResponse,
  entry: Entry,
  state: CacheState,
  options: SendOptions,
): void {
  const { headers } = request
  const { encoding, body, etag } = variantFor(entry, chooseEncoding(acceptedBy(headers['accept-encoding'])))
  const age = Math.max(0, Math.floor((Date.now() - entry.filledAt) / 1000))
  // biome-ignore format: a name and its value a line
  const common = [
    'ETag', etag,
    'Cache-Control', REVALIDATE,
    'Vary', options.corsOrigins.length > 0 ? 'Accept-Encoding, Origin' : 'Accept-Encoding',
    'Cache-Tag', entry.publicTags,
    'Content-Language', entry.contentLanguage,
    'X-Cache', state,
    'Age', String(age),
    'X-Content-Type-Options', 'nosniff',
  ]
  if (options.isPurged) common.push('CDN-Cache-Control', UNTIL_PURGED, 'Surrogate-Control', UNTIL_PURGED)
  const { origin } = headers
  if (origin && options.corsOrigins.includes(origin)) common.push('Access-Control-Allow-Origin', origin)
  // A validator of a POST says nothing (RFC 9110 §13.1.2).
  if (request.method !== 'POST' && isNotModified(headers['if-none-match'], etag)) {
    response.writeHead(304, common).end()
    return
  }
  common.push('Content-Type', entry.contentType, 'Content-Length', String(body.length))
  if (encoding !== 'identity') common.push('Content-Encoding', encoding)
  response.writeHead(200, common)
  response.end(request.method === 'HEAD' ? undefined : body)
}

const acceptedBy = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join() : header)
