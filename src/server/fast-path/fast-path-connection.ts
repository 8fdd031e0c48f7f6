import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { CachedResponse } from '../../delivery/response/cached-response'
import { hasBody } from '../../http/body'
import { isCompleteRequest } from './complete-request'
import { concatenate, formatHead, MAX_COPIED } from './response-bytes'

/** In bytes: a longer request seldom arrives in one chunk. */
const MAX_REQUEST = 16_384

/** What the connections of a server share. Times in milliseconds. */
export interface FastPathState {
  /** The cached response of a raw request; `undefined` when the text alone does not identify one. */
  lookup(text: string): CachedResponse | undefined
  isOpen: boolean
  keepAliveTimeout: number
  /** How long a client may read nothing of a response before its connection is closed. */
  idleTimeout: number
}

/**
 * A connection whose chunks are compared before Node's `http` gets them. A request answered here is never seen by `http`,
 * which gets all others in order, and the connection for good once it is uncertain where a request ends.
 */
export class FastPathConnection {
  readonly #onData = (chunk: Buffer): void => this.#receive(chunk)
  readonly #onDrain = (): void => this.#resume()
  #isDetached = false
  /** The last request answered here, in bytes and as text: comparing bytes is quicker than decoding and hashing a text. */
  #lastAnswered: { bytes: Buffer; text: string } | undefined
  /** The last request given to `http`, and the objects that `http` made of it. */
  #text: string | undefined
  #request: IncomingMessage | undefined
  #response: ServerResponse | undefined

  constructor(
    private readonly shared: FastPathState,
    private readonly socket: Socket,
    /** Gives bytes to `http`. */
    private readonly feed: (chunk: Buffer) => void,
  ) {
    socket.removeListener('data', feed)
    socket.on('data', this.#onData)
  }

  /** Called with each request that `http` has read. */
  onRequest(request: IncomingMessage, response: ServerResponse): void {
    // `http` read two requests where this connection saw one.
    if (this.#request) this.#detach()
    if (this.#isDetached) return
    this.#request = request
    this.#response = response
  }

  /** The text that was exactly this request, when the connection stays open after it; otherwise `undefined`. */
  rawRequestOf(request: IncomingMessage): string | undefined {
    const { httpVersion, headers, complete } = request
    if (request !== this.#request || httpVersion !== '1.1') return undefined
    const isPersistent = headers.connection === undefined || headers.connection.toLowerCase() === 'keep-alive'
    return isPersistent && (complete || !hasBody(headers)) ? this.#text : undefined
  }

  #receive(chunk: Buffer): void {
    const text = this.#textOf(chunk)
    // The first request is always for `http`: a parser that has read none would count as waiting for headers, and time out.
    const response = text !== undefined && this.#response ? this.shared.lookup(text) : undefined
    if (response && text !== undefined) {
      if (this.#lastAnswered?.text !== text) this.#lastAnswered = { bytes: Buffer.from(chunk), text }
      this.#send(response)
    } else this.#giveToHttp(chunk, text)
  }

  /** A chunk as text when it can be a request that starts here; otherwise `undefined`. */
  #textOf(chunk: Buffer): string | undefined {
    const isCandidate = this.shared.isOpen && chunk.length <= MAX_REQUEST && this.#isBetweenRequests()
    if (!isCandidate) return undefined
    return this.#lastAnswered?.bytes.equals(chunk) ? this.#lastAnswered.text : chunk.toString('latin1')
  }

  /** Whether `http` has answered every request it was given, and released the response. */
  #isBetweenRequests(): boolean {
    if (this.#text === undefined) return true
    return this.#response?.socket === null && this.#request?.complete === true && this.socket.writable
  }

  #giveToHttp(chunk: Buffer, text: string | undefined): void {
    if (text !== undefined && isCompleteRequest(text)) {
      this.#text = text
      this.#request = undefined
      this.#response = undefined
    } else this.#detach()
    this.feed.call(this.socket, chunk)
  }

  #send(response: CachedResponse): void {
    const { socket, shared } = this
    const head = formatHead(response, shared.keepAliveTimeout)
    const { body } = response
    let isFlushed: boolean
    if (body && body.length > MAX_COPIED) {
      socket.cork()
      socket.write(concatenate(head, undefined))
      isFlushed = socket.write(body)
      socket.uncork()
    } else isFlushed = socket.write(concatenate(head, body))
    if (!isFlushed && socket.writableLength > 0) this.#pause()
  }

  /** Reads no more requests of a client before it has read its response. */
  #pause(): void {
    this.socket.pause()
    this.socket.setTimeout(this.shared.idleTimeout)
    this.socket.once('drain', this.#onDrain)
  }

  #resume(): void {
    this.socket.setTimeout(this.shared.keepAliveTimeout)
    this.socket.resume()
  }

  /** Gives the connection back to `http` for good. */
  #detach(): void {
    if (this.#isDetached) return
    this.#isDetached = true
    this.#lastAnswered = undefined
    this.#text = undefined
    this.#request = undefined
    this.#response = undefined
    this.socket.removeListener('data', this.#onData)
    this.socket.on('data', this.feed)
  }
}
