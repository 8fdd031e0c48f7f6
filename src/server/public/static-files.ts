import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { etagFor } from '../../delivery/response/representation'
import { isRangeCurrent, parseRange } from '../../http/byte-range'
import { isNotModified } from '../../http/conditional'
import type { Handler } from '../../http/handler'
import { chooseEncoding, type Encoding } from '../../http/negotiation'
import { pathnameOf } from '../../http/public-paths'
import { identify } from '../../logs/request-id'
import type { StaticFile } from './static-manifest'

const PREFIX = '/_next/static/'

/** Answers GET and HEAD of the files of the build, as they were compressed with it; passes the rest to `next`. */
export function withStaticFiles(files: ReadonlyMap<string, StaticFile>, next: Handler): Handler {
  return (request, response) => {
    const { method, url = '' } = request
    const isRead = url.startsWith(PREFIX) && (method === 'GET' || method === 'HEAD')
    const file = isRead ? files.get(pathnameOf(url)) : undefined
    return file ? serve(file, request, response, next) : next(request, response)
  }
}

async function serve(file: StaticFile, request: IncomingMessage, response: ServerResponse, next: Handler) {
  const encoding = encodingOf(file, request)
  const body = await readFile(pathOf(file, encoding)).catch(() => undefined)
  // A build in the meantime has replaced the files.
  if (!body) return next(request, response)
  answer(request, response, { file, encoding, body })
}

interface Variant {
  file: StaticFile
  encoding: Encoding
  body: Buffer
}

function answer(request: IncomingMessage, response: ServerResponse, { file, encoding, body }: Variant) {
  const { method, headers } = request
  const etag = etagFor(file.etag, encoding)
  identify(request, response)
  response.setHeader('Content-Type', file.type)
  // The address of a file contains a hash of its content.
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
  response.setHeader('ETag', etag)
  response.setHeader('Vary', 'Accept-Encoding')
  response.setHeader('Accept-Ranges', 'bytes')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
  if (isNotModified(headers['if-none-match'], etag)) return response.writeHead(304).end()
  const isPart = method === 'GET' && isRangeCurrent(headers['if-range'] as string | undefined, etag)
  const range = isPart ? parseRange(headers.range, body.length) : undefined
  if (range === 'unsatisfiable') {
    return response.writeHead(416, { 'Content-Range': `bytes */${body.length}`, 'Content-Length': 0 }).end()
  }
  const part = range ? body.subarray(range.start, range.end + 1) : body
  const contentRange = range && { 'Content-Range': `bytes ${range.start}-${range.end}/${body.length}` }
  response.writeHead(range ? 206 : 200, { 'Content-Length': part.length, ...contentRange })
  response.end(method === 'HEAD' ? undefined : part)
}

function encodingOf({ encodings }: StaticFile, { headers }: IncomingMessage): Encoding {
  const accepted = headers['accept-encoding']
  const encoding = chooseEncoding(Array.isArray(accepted) ? accepted.join() : accepted)
  return encoding !== 'identity' && encodings.includes(encoding) ? encoding : 'identity'
}

const pathOf = ({ path }: StaticFile, encoding: Encoding) => (encoding === 'identity' ? path : `${path}.${encoding}`)
