import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Dependencies } from '../../cache/dependencies'
import { hasBody } from '../../http/body'
import { CACHE_LIMITS } from '../limits'

/** What the cache asks of the origin: a request that anybody could have sent, and nothing of who sent it. */
export interface OriginRequest {
  method: 'GET' | 'POST'
  url: string
  body?: string
}

/** The origin's answer and everything it read to make it. */
export interface OriginResponse {
  status: number
  headers: IncomingHttpHeaders
  body: Uint8Array<ArrayBuffer>
  dependencies: Dependencies
}

/** Where the application answers. */
export interface OriginOptions {
  port: number
  /** How long a fill may take, in milliseconds. */
  timeoutMs: number
  /** Makes the answer to a fill: the application does, in its own thread. */
  read(request: OriginRequest): Promise<OriginResponse>
  /** Takes in what the application has told so far, before an answer that it made afterwards is handed on. */
  drainMessages?(): void
}

const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
])

/** Headers without those of one connection (RFC 9110 §7.6.1). */
export const endToEnd = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)))

const host = '127.0.0.1'

/** The application behind the cache: fills are asked across the threads, everything else is handed on over HTTP. */
export class Origin {
  readonly #asked = new Set<(error: Error) => void>()

  constructor(readonly options: OriginOptions) {}

  /** Gives up every fill under way: what they read from is not there, and who asked is told so at once. */
  abandon(): void {
    for (const giveUp of this.#asked) giveUp(new Error('The database does not answer.'))
  }

  /** The answer of the application; rejects when it fails to answer in time. What comes later is dropped. */
  ask(request: OriginRequest): Promise<OriginResponse> {
    const { read, timeoutMs } = this.options
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(deadline)
        this.#asked.delete(giveUp)
      }
      const giveUp = (error: Error) => {
        done()
        reject(error)
      }
      const deadline = setTimeout(giveUp, timeoutMs, new Error('The origin did not answer in time.'))
      // The end of the thread waits for no answer.
      deadline.unref()
      this.#asked.add(giveUp)
      read(request).then((answer) => {
        if (answer.body.length > CACHE_LIMITS.responseBytes)
          return giveUp(new Error('The answer of the origin is too large.'))
        done()
        resolve(answer)
      }, giveUp)
    })
  }

  /**
   * Hands on a request and its answer as they come; `body` is what has been read of the request already. Rejects before
   * anything of an answer is sent.
   */
  async forward(request: IncomingMessage, response: ServerResponse, body?: Buffer): Promise<void> {
    const { method, url: path } = request
    const headers = forwardedHeaders(request, body)
    const asked = {
      host,
      port: this.options.port,
      method,
      path,
      headers,
      maxHeaderSize: CACHE_LIMITS.responseHeaderBytes,
    }
    await new Promise<void>((resolve, reject) => {
      const forwarded = httpRequest(asked, (answer) => {
        this.options.drainMessages?.()
        response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers))
        pipeline(answer, response).then(resolve, resolve)
      })
      response.once('close', () => forwarded.destroy())
      forwarded.on('error', (error) => {
        request.unpipe(forwarded)
        if (response.headersSent) resolve()
        else reject(error)
      })
      if (body) forwarded.end(body)
      else if (hasBody(request.headers)) request.pipe(forwarded)
      // Bytes of unknown length would be read as the next request.
      else forwarded.end()
    })
  }
}

function forwardedHeaders({ headers, socket }: IncomingMessage, body: Buffer | undefined): IncomingHttpHeaders {
  const isChunked = !body && headers['transfer-encoding'] !== undefined
  return {
    ...endToEnd(headers),
    ...(body ? { 'content-length': String(body.length) } : {}),
    ...(isChunked ? { 'transfer-encoding': 'chunked' } : {}),
    'x-forwarded-for': headers['x-forwarded-for'] ?? socket.remoteAddress ?? '',
  }
}
