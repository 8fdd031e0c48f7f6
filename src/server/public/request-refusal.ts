import type { IncomingMessage, ServerResponse } from 'node:http'
import { hasBody } from '../../http/body'
import { LIMITS } from '../../http/limits'
import { answerRefusal, type Refusal } from '../../http/refusal'
import { isReadable, malformedUrl, urlTooLong } from '../../http/url'
import { isAmbiguous } from './normal-path'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const MAX_HEADERS = 100
const validHost = /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i

const refusals = {
  method: {
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    message: {
      fr: `Seules ces méthodes ont une réponse : ${METHODS.join(', ')}.`,
      en: `Only ${METHODS.join(', ')} are answered.`,
    },
    headers: { Allow: METHODS.join(', ') },
  },
  headers: {
    status: 431,
    code: 'TOO_MANY_HEADERS',
    message: {
      fr: `Une requête porte ${MAX_HEADERS} en-têtes au plus.`,
      en: `A request carries at most ${MAX_HEADERS} headers.`,
    },
  },
  host: {
    status: 400,
    code: 'INVALID_HOST',
    message: {
      fr: 'Une requête nomme un hôte, comme « Host: www.example.org ».',
      en: 'A request names one host, as in "Host: www.example.org".',
    },
  },
  length: urlTooLong,
  url: malformedUrl,
  encoding: {
    status: 415,
    code: 'UNSUPPORTED_ENCODING',
    message: {
      fr: 'Les corps encodés ne sont pas lus. Envoyez le corps tel quel.',
      en: 'Encoded bodies are not read. Send the body as it is.',
    },
    headers: { 'Accept-Encoding': 'identity' },
  },
} satisfies Record<string, Refusal>

/** Returns the refusal of a request that two parsers could read differently, or that none can read; else `undefined`. */
export function requestRefusal(request: IncomingMessage): Refusal | undefined {
  const { method = '', url = '', headers, rawHeaders } = request
  if (!METHODS.includes(method)) return refusals.method
  if (rawHeaders.length > 2 * MAX_HEADERS) return refusals.headers
  if (!hasOneHost(request)) return refusals.host
  if (url.length > LIMITS.rest.urlCharacters) return refusals.length
  if (!url.startsWith('/') || !hasReadablePath(url)) return refusals.url
  return hasBody(headers) && isEncoded(headers) ? refusals.encoding : undefined
}

/** Answers with a refusal; a browser that asks for a page at an unreadable address gets a page in French. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  if (refusal.code === malformedUrl.code && request.headers.accept?.includes('text/html')) {
    response.writeHead(refusal.status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    response.end(page)
    return
  }
  answerRefusal(response, refusal, request.headers)
}

/** Replaces an absolute URL, as a proxy may send it, by its path, and `Host` by its host (RFC 9112 §3.2.2). */
export function toOriginForm(request: IncomingMessage): void {
  if (request.url?.startsWith('/')) return
  const [origin, host] = /^https?:\/\/([^/?#]*)/i.exec(request.url ?? '') ?? []
  if (origin === undefined) return
  const path = request.url?.slice(origin.length) ?? ''
  request.url = path.startsWith('/') ? path : `/${path}`
  request.headers.host = host
}

function hasReadablePath(url: string): boolean {
  if (!url.includes('%')) return true
  const [path = ''] = url.split('?', 1)
  return isReadable(path) && !isAmbiguous(path)
}

function hasOneHost({ headers: { host }, rawHeaders, httpVersion }: IncomingMessage): boolean {
  if (host === undefined) return httpVersion === '1.0'
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]
    if (name?.length === 4 && name.toLowerCase() === 'host') count += 1
  }
  return count <= 1 && validHost.test(host)
}

function isEncoded(headers: IncomingMessage['headers']): boolean {
  const { 'content-encoding': content = 'identity', 'transfer-encoding': transfer = 'chunked' } = headers
  return content.toLowerCase() !== 'identity' || transfer.toLowerCase() !== 'chunked'
}

const page = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Adresse incomplète</title>
<p>Cette adresse est incomplète ou mal recopiée. <a href="/">Retour à l’accueil</a></p>
</html>
`
