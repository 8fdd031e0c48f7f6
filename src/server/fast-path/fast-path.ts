import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { CachedResponse } from '../../delivery/response/cached-response'
import { FastPathConnection, type FastPathState } from './fast-path-connection'

/**
 * Answers requests whose whole text is known without Node's `http`, which reads everything else as ever: see
 * docs/decisions/013-express-lane.md.
 */
export class FastPath {
  readonly #lane: FastPathState = { answer: () => undefined, isOpen: true, keepAliveTimeout: 0, idleTimeout: 0 }
  readonly #connections = new Map<Socket, FastPathConnection>()

  /** Looks at what comes to a server, on each connection from now on. */
  watch(server: Server): void {
    this.#lane.keepAliveTimeout = server.keepAliveTimeout
    this.#lane.idleTimeout = server.timeout
    server.on('connection', (socket: Socket) => this.#join(socket))
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) =>
      this.#connections.get(request.socket)?.begin(request, response),
    )
  }

  /** Sets what knows requests by their text, and answers them at once or not at all. */
  open(answer: (text: string) => CachedResponse | undefined): void {
    this.#lane.answer = answer
  }

  /** Leaves every request to `http` from now on. */
  close(): void {
    this.#lane.isOpen = false
  }

  /** Whether part of an answer has yet to leave, which `http` knows nothing of. */
  get isWriting(): boolean {
    for (const { writableLength } of this.#connections.keys()) if (writableLength > 0) return true
    return false
  }

  /** The whole text of a request, where the same text is sure to be the same request. */
  rawRequestOf(request: IncomingMessage): string | undefined {
    return this.#connections.get(request.socket)?.rawRequestOf(request)
  }

  #join(socket: Socket): void {
    const [feed, ...others] = socket.listeners('data') as ((chunk: Buffer) => void)[]
    if (!feed || others.length > 0) return
    this.#connections.set(socket, new FastPathConnection(this.#lane, socket, feed))
    socket.once('close', () => this.#connections.delete(socket))
  }
}
