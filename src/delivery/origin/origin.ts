import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Dependencies } from '../../cache/dependencies'
import { hasBody } from '../../http/body'
import { withBodyLength } from '../../http/body-length'
import { clientAddress, type Networks, networksOf } from '../../http/client-address'
import { requestIdOf } from '../../logs/request-id'
import { currentTraceparent } from '../../traces/trace'
import { CACHE_LIMITS } from '../limits'
import { applicationConditions, encodeResponse } from './compression'

/** A fill as the origin receives it: an anonymous request. */
export interface OriginRequest {
  method: 'GET' | 'POST'
  /** A path with its query, or an absolute URL where the response names the origin of the site. */
  url: string
  body?: string
  /** The id of the request that asks for it first. */
  requestId?: string
  /** The span of that request, while traces are on. */
  traceparent?: string
}

/** The response of the origin to a fill, and what it depends on. */
export interface OriginResponse {
  status: number
  headers: IncomingHttpHeaders
  body: Uint8Array<ArrayBuffer>
  dependencies: Dependencies
}

/** How the application is reached. */
export interface OriginOptions {
  /** The port of this machine on which it serves HTTP. */
  port: number
  /** How long a fill may take, in milliseconds. */
  timeoutMs: number
  /** The proxies whose `X-Forwarded-For` is believed; none by default. */
  proxies?: Networks
  /** Answers a fill. */
  read(request: OriginRequest): Promise<OriginResponse>
  /** Processes the write events that the application has sent so far. Called before a response made after them is sent on. */
  drainMessages?(): void
}

const hopByHop = 'connection keep-alive proxy-connection te trailer transfer-encoding upgrade expect'.split(' ')

/** Headers that say where a message ends and whom it is for: no `Connection` header removes them. */
const framing = new Set(['content-length', 'host'])

/** Headers without those of one connection, which `Connection` may name too ([RFC 9110 §7.6.1](https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1)). */
export function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = headers.connection?.toLowerCase().split(',') ?? []
  const removed = new Set([...hopByHop, ...named.map((name) => name.trim()).filter((name) => !framing.has(name))])
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !removed.has(name)))
}

const host = '127.0.0.1'
const noProxies = networksOf([])

/** The application behind the cache. Fills are requested across the threads, everything else is forwarded over HTTP. */
export class Origin {
  readonly #pending = new Set<(error: Error) => void>()

  constructor(readonly options: OriginOptions) {}

  /** Rejects every fill under way: the database they read from does not answer. */
  abandon(): void {
    for (const giveUp of this.#pending) giveUp(new Error('The database does not answer.'))
  }

  /** Asks the application for the response to a fill. Rejects when it fails, takes too long or answers too much. */
  ask(request: OriginRequest): Promise<OriginResponse> {
    const { read, timeoutMs } = this.options
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(deadline)
        this.#pending.delete(giveUp)
      }
      const giveUp = (error: Error) => {
        done()
        reject(error)
      }
      const deadline = setTimeout(giveUp, timeoutMs, new Error('The origin did not answer in time.'))
      // The thread may end while a fill is under way.
      deadline.unref()
      this.#pending.add(giveUp)
      read(request).then((response) => {
        if (response.body.length > CACHE_LIMITS.responseBytes)
          return giveUp(new Error('The answer of the origin is too large.'))
        done()
        resolve(response)
      }, giveUp)
    })
  }

  /**
   * Streams a request to the application and its response back; `body` is what has been consumed of the request. Rejects
   * only before the response has begun.
   */
  async forward(request: IncomingMessage, response: ServerResponse, body?: Buffer): Promise<void> {
    const { method, url: path } = request
    const headers = forwardedHeaders(request, body, this.options.proxies ?? noProxies)
    const target = {
      host,
      port: this.options.port,
      method,
      path,
      headers,
      maxHeaderSize: CACHE_LIMITS.responseHeaderBytes,
    }
    await new Promise<void>((resolve, reject) => {
      const forwarded = httpRequest(target, (incoming) => {
        this.options.drainMessages?.()
        const { headers, encoder } = encodeResponse(request, incoming)
        response.writeHead(incoming.statusCode ?? 502, withBodyLength(endToEnd(headers)))
        pipeline([incoming, ...(encoder ? [encoder] : []), response]).then(resolve, resolve)
      })
      response.once('close', () => forwarded.destroy())
      forwarded.on('error', (error) => {
        request.unpipe(forwarded)
        if (response.headersSent) resolve()
        else reject(error)
      })
      if (body) forwarded.end(body)
      else if (hasBody(request.headers)) request.pipe(forwarded)
      // Without an announced body, further bytes would be read as the next request.
      else forwarded.end()
    })
  }
}

/** The headers that the application receives; `X-Forwarded-For` is one address, that of the client. */
function forwardedHeaders(request: IncomingMessage, body: Buffer | undefined, proxies: Networks): IncomingHttpHeaders {
  const { headers, socket } = request
  const traceparent = currentTraceparent()
  const isChunked = !body && headers['transfer-encoding'] !== undefined
  return {
    ...applicationConditions(endToEnd(headers)),
    ...(body ? { 'content-length': String(body.length) } : {}),
    ...(isChunked ? { 'transfer-encoding': 'chunked' } : {}),
    'x-forwarded-for': clientAddress(socket.remoteAddress, headers, proxies),
    'x-request-id': requestIdOf(request),
    ...(traceparent !== undefined && { traceparent }),
  }
}
