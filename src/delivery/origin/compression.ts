import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Transform } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { chooseEncoding, type Encoding } from '../../http/negotiation'
import { etagFor, MIN_COMPRESSED_BYTES } from '../response/representation'

/** A response of the application as it is sent: its headers, and the encoder of its body, absent where it is sent as it is. */
interface EncodedResponse {
  headers: IncomingHttpHeaders
  encoder?: Transform
}

/** The media types of texts. Images, fonts and spreadsheets are compressed already. */
const text = /^(?:text\/|application\/(?:json|javascript|xml|x-ndjson|manifest\+json)|[\w.-]+\/[\w.-]+\+(?:json|xml))/i
const withoutBody = new Set([204, 206, 304])

/**
 * Encodes a response of the application for the client that asked for it. Every chunk is sent on as soon as it comes, so
 * that a page appears as early as without an encoding.
 */
export function encodeResponse(
  request: IncomingMessage,
  { headers: own, statusCode = 200 }: Pick<IncomingMessage, 'headers' | 'statusCode'>,
): EncodedResponse {
  const headers = { ...own }
  if (!text.test(headers['content-type'] ?? '') && statusCode !== 304) return { headers }
  headers.vary = withAcceptEncoding(headers.vary)
  const encoding = isCompressible(headers) && mayBeCompressed(request.headers) ? encodingFor(request) : 'identity'
  if (encoding === 'identity') return { headers }
  if (headers.etag) headers.etag = etagFor(headers.etag, encoding)
  if (withoutBody.has(statusCode)) return { headers }
  delete headers['content-length']
  delete headers['accept-ranges']
  headers['content-encoding'] = encoding
  return request.method === 'HEAD' ? { headers } : { headers, encoder: encoders[encoding]() }
}

/** The conditions of a request with the validators of the application, without the encodings that `encodeResponse` names in them. */
export function applicationConditions(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const conditions = { ...headers }
  for (const name of ['if-match', 'if-none-match'] as const) {
    const tags = headers[name]
    if (tags) conditions[name] = tags.replaceAll(/-(?:br|gzip)"/g, '"')
  }
  return conditions
}

const encodingFor = ({ headers }: IncomingMessage): Encoding => {
  const accepted = headers['accept-encoding']
  return chooseEncoding(Array.isArray(accepted) ? accepted.join() : accepted)
}

function isCompressible(headers: IncomingHttpHeaders): boolean {
  if (headers['content-encoding'] || headers['content-range']) return false
  if (headers['cache-control']?.includes('no-transform')) return false
  return Number(headers['content-length'] ?? MIN_COMPRESSED_BYTES) >= MIN_COMPRESSED_BYTES
}

/**
 * Whether the length of the response may depend on its content. Where another site can make a browser ask with the cookie of an
 * editor, the lengths of many responses would reveal what they contain ([BREACH](https://www.breachattack.com)).
 */
function mayBeCompressed({ cookie, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return !cookie || site === 'same-origin' || site === 'none'
}

function withAcceptEncoding(vary: string | undefined): string {
  if (!vary) return 'Accept-Encoding'
  return /(?:^|,)\s*(?:accept-encoding|\*)\s*(?:,|$)/i.test(vary) ? vary : `${vary}, Accept-Encoding`
}

const encoders = {
  gzip: (): Transform => createGzip({ level: 6, flush: constants.Z_SYNC_FLUSH }),
  br: (): Transform =>
    createBrotliCompress({
      flush: constants.BROTLI_OPERATION_FLUSH,
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: 5,
        // 256 kB of memory for what may be repeated, instead of 4 MB for each response under way.
        [constants.BROTLI_PARAM_LGWIN]: 18,
      },
    }),
}
