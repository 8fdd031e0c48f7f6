import type { IncomingMessage, ServerResponse } from 'node:http'
import { isNotModified } from '../../http/conditional'
import { chooseEncoding, type Encoding } from '../../http/negotiation'
import { acceptedRequestId, newRequestId, REQUEST_ID } from '../../logs/request-id'
import type { Entry } from './entry'
import { variantFor } from './representation'
import { isHttps, STRICT_TRANSPORT } from './strict-transport'

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin'

/** How a response came about, as `X-Cache` says it. */
export type CacheState = 'HIT' | 'MISS' | 'STALE'

/** Clients may store the response and must revalidate it before each use. */
const REVALIDATE = 'public, max-age=0, must-revalidate'
const ONE_YEAR = 31_536_000
/** How long caches at the edge may show what needs a consent without asking: it may have been withdrawn. */
const CONSENT_SECONDS = 600
const IMMUTABLE = `public, max-age=${ONE_YEAR}, immutable`

/** `Cache-Status` of each state ([RFC 9211](https://www.rfc-editor.org/rfc/rfc9211)). */
const cacheStatus: Record<CacheState, string> = {
  HIT: 'assises; hit',
  MISS: 'assises; fwd=uri-miss',
  STALE: 'assises; hit; detail=DATABASE_DOWN',
}

/** Settings shared by every response of a site. */
export interface SiteOptions {
  corsOrigins: readonly string[]
  /** Whether a shared cache in front receives a purge for every change. */
  isPurged: boolean
  /** The address at which readers reach the site. */
  publicUrl?: string
}

/** The parts of a request on which the response of an entry depends, beside the key of that entry. */
export interface EntryRequest {
  method: string | undefined
  encoding: Encoding
  ifNoneMatch: string | undefined
  origin: string | undefined
  /** The id that the client or a proxy has given the request; each response gets one of its own otherwise. */
  requestId?: string
}

/** A response ready to be written: names and values of headers alternate, without those of the connection. */
export interface CachedResponse {
  status: 200 | 304
  headers: string[]
  body: Buffer | undefined
}

/** Reads from a request what `buildResponse` needs. */
export function entryRequestOf({ method, headers }: IncomingMessage): EntryRequest {
  const encoding = chooseEncoding(joined(headers['accept-encoding']))
  const requestId = acceptedRequestId(headers['x-request-id'])
  return { method, encoding, ifNoneMatch: headers['if-none-match'], origin: headers.origin, requestId }
}

/** Builds the response of an entry: 304 when the client has it, else the smallest accepted encoding; no body for HEAD. */
export function buildResponse(
  request: EntryRequest,
  entry: Entry,
  state: CacheState,
  options: SiteOptions,
): CachedResponse {
  const { encoding, body, etag } = variantFor(entry, request.encoding)
  const age = Math.max(0, Math.floor((Date.now() - entry.filledAt) / 1000))
  // biome-ignore format: one header per line
  const headers = [
    'ETag', etag,
    'Cache-Control', entry.isImmutable ? IMMUTABLE : REVALIDATE,
    'Vary', options.corsOrigins.length > 0 ? 'Accept-Encoding, Origin' : 'Accept-Encoding',
    'Content-Language', entry.contentLanguage,
    'X-Cache', state,
    'Cache-Status', cacheStatus[state],
    'Age', String(age),
    'X-Content-Type-Options', 'nosniff',
    REQUEST_ID, request.requestId ?? newRequestId(),
  ]
  const { method, ifNoneMatch, origin } = request
  if (origin && options.corsOrigins.includes(origin)) pushHeadersFor(origin, headers, entry)
  else for (const part of entry.headers) headers.push(part)
  if (options.isPurged) pushSharedCacheHeaders(headers, entry, age)
  if (isHttps(options.publicUrl)) headers.push(...STRICT_TRANSPORT)
  // A validator of a POST has no meaning (RFC 9110 §13.1.2).
  if (method !== 'POST' && isNotModified(ifNoneMatch, etag)) return { status: 304, headers, body: undefined }
  headers.push('Content-Type', entry.contentType, 'Content-Length', String(body.length))
  if (encoding !== 'identity') headers.push('Content-Encoding', encoding)
  return { status: 200, headers, body: method === 'HEAD' ? undefined : body }
}

/** Pushes the headers of an entry for a page of an origin of the configuration, which may send cookies with its request. */
function pushHeadersFor(origin: string, headers: string[], entry: Entry): void {
  for (let at = 0; at < entry.headers.length; at += 2) {
    const [name = '', value = ''] = entry.headers.slice(at, at + 2)
    if (name !== ALLOW_ORIGIN) headers.push(name, value)
  }
  headers.push(ALLOW_ORIGIN, origin, 'Access-Control-Allow-Credentials', 'true')
}

/** Writes a response. */
export function send(response: ServerResponse, { status, headers, body }: CachedResponse): void {
  response.writeHead(status, headers)
  response.end(body)
}

/**
 * Caches that are purged by tag may keep the response until it expires by itself, for a year at most; for ten minutes more when
 * it needs a consent, and never past its end. They subtract `Age`, which is rounded down: a second less keeps them from serving
 * it too long. Nobody else receives the tags, which also name what the response depends on without showing it, such as a
 * withheld photo.
 */
function pushSharedCacheHeaders(headers: string[], entry: Entry, age: number): void {
  const { expiresAt = Number.POSITIVE_INFINITY, consentUntil = Number.POSITIVE_INFINITY, filledAt, publicTags } = entry
  const seconds = Math.floor((Math.min(expiresAt, consentUntil) - filledAt) / 1000) - 1
  const most = entry.consentUntil === undefined ? ONE_YEAR : age + CONSENT_SECONDS
  const lifetime = `max-age=${Math.min(Math.max(seconds, 0), most)}`
  headers.push('Cache-Tag', publicTags, 'CDN-Cache-Control', lifetime, 'Surrogate-Control', lifetime)
}

const joined = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join() : header)
