import { randomUUID } from 'node:crypto'
import {
  type ClientRequest,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { pipeline } from 'node:stream/promises'
import { FILL_HEADER, type Reading } from '../domain/reading'
import { hasBody } from './has-body'

/** What the cache asks of the origin: a request that anybody could have sent, and nothing of who sent it. */
export interface OriginRequest {
  method: 'GET' | 'POST'
  url: string
  body?: string
}

/** The origin's answer and everything it read to make it. */
export interface OriginAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  reading: Reading
}

/** Where the application answers. */
export interface OriginOptions {
  port: number
  /** How long a fill may take, in milliseconds. */
  timeoutMs: number
  /** Takes in what the application has told so far, before an answer that it made afterwards is handed on. */
  settle?(): void
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

/** Headers without those of one connection (RFC 9110 §7.6.1), and without the name of a fill, which only the cache gives. */
export const endToEnd = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name) && name !== FILL_HEADER))

const MAX_ANSWER_BYTES = 32 * 1024 * 1024
/** A redirection repeats the URL it was asked for, twice. */
const MAX_ANSWER_HEADERS = 65_536
const host = '127.0.0.1'

/** The application behind the cache, asked over HTTP. */
export class Origin {
  readonly #readings = new Map<string, Reading>()
  readonly #asking = new Set<ClientRequest>()

  constructor(readonly options: OriginOptions) {}

  /** Takes what a fill read, which the application tells before the end of its answer. */
  hear(fill: string, reading: Reading): void {
    this.#readings.set(fill, reading)
  }

  /** Gives up every fill under way: what they read from is not there, and who asked is told so at once. */
  abandon(): void {
    for (const request of this.#asking) request.destroy(new Error('The database does not answer.'))
  }

  /** The answer of the application; rejects when it fails to answer in time. */
  async ask({ method, url, body }: OriginRequest): Promise<OriginAnswer> {
    const fill = randomUUID()
    try {
      const answer = await this.#send(method, url, body, fill)
      this.options.settle?.()
      const reading = this.#readings.get(fill)
      if (!reading) throw new Error('The origin did not say what it read.')
      return { ...answer, reading }
    } finally {
      this.#readings.delete(fill)
    }
  }

  #send(method: string, path: string, body: string | undefined, fill: string): Promise<Omit<OriginAnswer, 'reading'>> {
    const { port, timeoutMs } = this.options
    const headers = {
      [FILL_HEADER]: fill,
      'accept-language': 'en',
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    }
    return new Promise((resolve, reject) => {
      const request = httpRequest({ host, port, method, path, headers, timeout: timeoutMs }, (response) => {
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > MAX_ANSWER_BYTES) request.destroy(new Error('The answer of the origin is too large.'))
          else chunks.push(chunk)
        })
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 500, headers: response.headers, body: Buffer.concat(chunks) }),
        )
      })
      const deadline = setTimeout(() => request.destroy(new Error('The origin did not answer in time.')), timeoutMs)
      this.#asking.add(request)
      request.on('close', () => {
        clearTimeout(deadline)
        this.#asking.delete(request)
      })
      request.on('error', reject)
      request.end(body)
    })
  }

  /**
   * Hands on a request and its answer as they come; `body` is what has been read of the request already. Rejects before
   * anything of an answer is sent.
   */
  async forward(request: IncomingMessage, response: ServerResponse, body?: Buffer): Promise<void> {
    const { method, url: path } = request
    const headers = forwardedHeaders(request, body)
    const asked = { host, port: this.options.port, method, path, headers, maxHeaderSize: MAX_ANSWER_HEADERS }
    await new Promise<void>((resolve, reject) => {
      const forwarded = httpRequest(asked, (answer) => {
        this.options.settle?.()
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
