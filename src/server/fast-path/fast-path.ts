import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { FastPathConnection, type FastPathState } from './fast-path-connection'

/**
 * Answers requests whose raw text is indexed without Node's `http`, which reads every other request as usual: see
 * docs/decisions/013-fast-path.md.
 */
export class FastPath {
  readonly #state: FastPathState = { lookup: () => undefined, isOpen: true, keepAliveTimeout: 0, idleTimeout: 0 }
  readonly #connections = new Map<Socket, FastPathConnection>()

  /** Reads first on every connection that a server accepts from now on. */
  watch(server: Server): void {
    this.#state.keepAliveTimeout = server.keepAliveTimeout
    this.#state.idleTimeout = server.timeout
    server.on('connection', (socket: Socket) => this.#attach(socket))
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) =>
      this.#connections.get(request.socket)?.onRequest(request, response),
    )
  }

  /** Sets the lookup of the cached response of a raw request; it must answer at once. */
  open(lookup: FastPathState['lookup']): void {
    this.#state.lookup = lookup
  }

  /** Leaves every request to `http` from now on. */
  close(): void {
    this.#state.isOpen = false
  }

  /** Whether part of a response has yet to be sent: `http` knows nothing of it. */
  get isWriting(): boolean {
    for (const { writableLength } of this.#connections.keys()) if (writableLength > 0) return true
    return false
  }

  /** The raw text of a request; `undefined` when the same text could be another request. */
  rawRequestOf(request: IncomingMessage): string | undefined {
    return this.#connections.get(request.socket)?.rawRequestOf(request)
  }

  #attach(socket: Socket): void {
    const [feed, ...others] = socket.listeners('data') as ((chunk: Buffer) => void)[]
    if (!feed || others.length > 0) return
    this.#connections.set(socket, new FastPathConnection(this.#state, socket, feed))
    socket.once('close', () => this.#connections.delete(socket))
  }
}
