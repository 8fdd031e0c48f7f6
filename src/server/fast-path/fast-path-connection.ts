import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { CachedResponse } from '../../delivery/response/cached-response'
import { hasBody } from '../../http/body'
import { isCompleteRequest } from './complete-request'
import { headOf, inOnePiece, MAX_COPIED } from './response-bytes'

/** Bytes of a request that may be answered here: a longer one seldom comes in one piece. */
const MAX_REQUEST = 16_384

/** What the connections of a server share. Times in milliseconds. */
export interface FastPathState {
  answer(text: string): CachedResponse | undefined
  isOpen: boolean
  keepAliveTimeout: number
  /** How long a client may take nothing of an answer. */
  idleTimeout: number
}

/**
 * A connection whose bytes are looked at before Node's `http` gets them. What is answered here `http` never sees; it gets all
 * the rest, in order, and the connection for good once it is not sure where a request ends.
 */
export class FastPathConnection {
  readonly #listener = (chunk: Buffer): void => this.#hear(chunk)
  readonly #drained = (): void => this.#goOn()
  #hasLeft = false
  /** The request answered here last, in bytes and as text: a text is hashed once, and comparing bytes is quicker. */
  #repeated: { bytes: Buffer; text: string } | undefined
  /** What `http` was given last, and what it made of it. */
  #text: string | undefined
  #request: IncomingMessage | undefined
  #response: ServerResponse | undefined

  constructor(
    private readonly lane: FastPathState,
    private readonly socket: Socket,
    /** Takes the bytes that are for `http`. */
    private readonly feed: (chunk: Buffer) => void,
  ) {
    socket.removeListener('data', feed)
    socket.on('data', this.#listener)
  }

  /** Hears of a request that `http` has read. */
  begin(request: IncomingMessage, response: ServerResponse): void {
    // Two requests where one was seen.
    if (this.#request) this.#leave()
    if (this.#hasLeft) return
    this.#request = request
    this.#response = response
  }

  /** The text that was this request and nothing else, on a connection that goes on after it. */
  rawRequestOf(request: IncomingMessage): string | undefined {
    const { httpVersion, headers, complete } = request
    if (request !== this.#request || httpVersion !== '1.1') return undefined
    const isKept = headers.connection === undefined || headers.connection.toLowerCase() === 'keep-alive'
    return isKept && (complete || !hasBody(headers)) ? this.#text : undefined
  }

  #hear(chunk: Buffer): void {
    const text = this.#readable(chunk)
    // The first request is for `http` whatever it is: a parser that has read none counts as one that waits for its headers.
    const answer = text !== undefined && this.#response ? this.lane.answer(text) : undefined
    if (answer && text !== undefined) {
      if (this.#repeated?.text !== text) this.#repeated = { bytes: Buffer.from(chunk), text }
      this.#send(answer)
    } else this.#give(chunk, text)
  }

  /** What comes between two requests of `http`, small enough to be one. */
  #readable(chunk: Buffer): string | undefined {
    const isOurs = this.lane.isOpen && chunk.length <= MAX_REQUEST && this.#isBetweenRequests()
    if (!isOurs) return undefined
    return this.#repeated?.bytes.equals(chunk) ? this.#repeated.text : chunk.toString('latin1')
  }

  /** Whether `http` has answered all that it was given, and let go of the answer. */
  #isBetweenRequests(): boolean {
    if (this.#text === undefined) return true
    return this.#response?.socket === null && this.#request?.complete === true && this.socket.writable
  }

  #give(chunk: Buffer, text: string | undefined): void {
    if (text !== undefined && isCompleteRequest(text)) {
      this.#text = text
      this.#request = undefined
      this.#response = undefined
    } else this.#leave()
    this.feed.call(this.socket, chunk)
  }

  #send(answer: CachedResponse): void {
    const { socket, lane } = this
    const head = headOf(answer, lane.keepAliveTimeout)
    const { body } = answer
    let isTaken: boolean
    if (body && body.length > MAX_COPIED) {
      socket.cork()
      socket.write(inOnePiece(head, undefined))
      isTaken = socket.write(body)
      socket.uncork()
    } else isTaken = socket.write(inOnePiece(head, body))
    if (!isTaken && socket.writableLength > 0) this.#wait()
  }

  /** Nothing more is read from a client before it has taken what it asked for. */
  #wait(): void {
    this.socket.pause()
    this.socket.setTimeout(this.lane.idleTimeout)
    this.socket.once('drain', this.#drained)
  }

  #goOn(): void {
    this.socket.setTimeout(this.lane.keepAliveTimeout)
    this.socket.resume()
  }

  /** Gives the connection back to `http`. */
  #leave(): void {
    if (this.#hasLeft) return
    this.#hasLeft = true
    this.#repeated = undefined
    this.#text = undefined
    this.#request = undefined
    this.#response = undefined
    this.socket.removeListener('data', this.#listener)
    this.socket.on('data', this.feed)
  }
}
