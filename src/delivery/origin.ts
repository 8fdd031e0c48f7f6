import { randomUUID } from 'node:crypto'
import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { FILL_HEADER, type Reading, readingsUnderWay } from '../domain/reading'
import type { Handler } from './handler'

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

/** Headers without those of one connection (RFC 9110 §7.6.1), and without the name of a fill, which only this process gives. */
const endToEnd = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name) && name !== FILL_HEADER))

const MAX_ANSWER_BYTES = 32 * 1024 * 1024

/** Asks the application behind the cache, through a server of its own that only this process reaches. */
export class Origin {
  readonly #server: Server
  readonly #listening: Promise<void>

  constructor(
    answer: Handler,
    readonly timeoutMs: number,
  ) {
    this.#server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => void answer(request, response))
    this.#listening = new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(0, '127.0.0.1', resolve)
    })
  }

  /** The answer of the application; rejects when it fails to answer in time. */
  async ask({ method, url, body }: OriginRequest): Promise<OriginAnswer> {
    await this.#listening
    const fill = randomUUID()
    const reading: Reading = { tags: new Set(), languages: new Set() }
    readingsUnderWay().set(fill, reading)
    try {
      const answer = await this.#send(method, url, body, fill)
      return { ...answer, reading }
    } finally {
      readingsUnderWay().delete(fill)
    }
  }

  #send(method: string, path: string, body: string | undefined, fill: string): Promise<Omit<OriginAnswer, 'reading'>> {
    const { port } = this.#server.address() as AddressInfo
    const headers = {
      [FILL_HEADER]: fill,
      'accept-language': 'en',
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    }
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        { host: '127.0.0.1', port, method, path, headers, timeout: this.timeoutMs },
        (response) => {
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
        },
      )
      const deadline = setTimeout(
        () => request.destroy(new Error('The origin did not answer in time.')),
        this.timeoutMs,
      )
      request.on('close', () => clearTimeout(deadline))
      request.on('error', reject)
      request.end(body)
    })
  }

  /** Hands on a request whose body has been read, and its answer as it comes; rejects before anything of it is sent. */
  async forward(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    await this.#listening
    const { port } = this.#server.address() as AddressInfo
    const { method, url: path } = request
    const headers = { ...endToEnd(request.headers), 'content-length': body.length }
    await new Promise<void>((resolve, reject) => {
      const forwarded = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers))
        pipeline(answer, response).then(resolve, resolve)
      })
      response.once('close', () => forwarded.destroy())
      forwarded.on('error', reject)
      forwarded.end(body)
    })
  }

  async close(): Promise<void> {
    await this.#listening.catch(() => undefined)
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
