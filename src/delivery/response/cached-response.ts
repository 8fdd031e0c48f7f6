import type { IncomingMessage } from 'node:http'
import { isNotModified } from '../../http/conditional'
import { chooseEncoding, type Encoding } from '../../http/negotiation'
import type { Entry } from './entry'
import { variantFor } from './representation'

/** How an answer came about, as `X-Cache` says it. */
export type CacheState = 'HIT' | 'MISS' | 'STALE'

/** Browsers and proxies keep the answer and ask each time whether it is still the same. */
const REVALIDATE = 'public, max-age=0, must-revalidate'
/** Caches that are purged by tag keep it for a year. */
const UNTIL_PURGED = 'max-age=31536000'

/** What is the same for every answer of a site. */
export interface SiteOptions {
  corsOrigins: readonly string[]
  /** Whether a shared cache in front is told of every change. */
  isPurged: boolean
}

/** All that the answer of an entry depends on in a request, beside the key of that entry. */
export interface EntryRequest {
  method: string | undefined
  encoding: Encoding
  ifNoneMatch: string | undefined
  origin: string | undefined
}

/** An answer ready to be written: names and values of headers alternate, those of the connection are not among them. */
export interface CachedResponse {
  status: 200 | 304
  headers: string[]
  body: Buffer | undefined
}

/** What a request asks of an entry. */
export function entryRequestOf({ method, headers }: IncomingMessage): EntryRequest {
  const encoding = chooseEncoding(acceptedBy(headers['accept-encoding']))
  return { method, encoding, ifNoneMatch: headers['if-none-match'], origin: headers.origin }
}

/** The answer of an entry: 304 when the client has it, else the smallest representation it accepts, no body for a HEAD. */
export function buildResponse(
  asked: EntryRequest,
  entry: Entry,
  state: CacheState,
  options: SiteOptions,
): CachedResponse {
  const { encoding, body, etag } = variantFor(entry, asked.encoding)
  const age = Math.max(0, Math.floor((Date.now() - entry.filledAt) / 1000))
  // biome-ignore format: a name and its value a line
  const headers = [
    'ETag', etag,
    'Cache-Control', REVALIDATE,
    'Vary', options.corsOrigins.length > 0 ? 'Accept-Encoding, Origin' : 'Accept-Encoding',
    'Cache-Tag', entry.publicTags,
    'Content-Language', entry.contentLanguage,
    'X-Cache', state,
    'Age', String(age),
    'X-Content-Type-Options', 'nosniff',
  ]
  if (options.isPurged) headers.push('CDN-Cache-Control', UNTIL_PURGED, 'Surrogate-Control', UNTIL_PURGED)
  const { method, ifNoneMatch, origin } = asked
  if (origin && options.corsOrigins.includes(origin)) headers.push('Access-Control-Allow-Origin', origin)
  // A validator of a POST says nothing (RFC 9110 §13.1.2).
  if (method !== 'POST' && isNotModified(ifNoneMatch, etag)) return { status: 304, headers, body: undefined }
  headers.push('Content-Type', entry.contentType, 'Content-Length', String(body.length))
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding)
  return { status: 200, headers, body: method === 'HEAD' ? undefined : body }
}

const acceptedBy = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join() : header)
