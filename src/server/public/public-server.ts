import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { env } from '../../env'
import type { Handler } from '../../http/handler'
import type { FastPath } from '../fast-path/fast-path'
import { withRequestSpans } from '../process/request-spans'
import { drain } from './drain'
import { type Pingable, withHealth } from './health'
import { listen } from './listen'
import { answerNotReady } from './not-ready'

/** Traces are on or off for the whole life of a process. */
const withSpans = (answer: Handler) =>
  env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? answer : withRequestSpans('server', answer)

interface PublicServerOptions {
  /** How long new requests are still answered once the server is being closed, in milliseconds: health says so meanwhile. */
  delayMs: number
  /** How long the requests under way may take to finish when the server is closed, in milliseconds. */
  drainTimeoutMs: number
  fastPath?: FastPath
}

/** The server that readers reach. Every request is answered 503 until it is opened. */
export class PublicServer {
  #answer: Handler = answerNotReady
  #cms: Pingable | undefined
  #isClosing = false

  private constructor(
    readonly server: Server,
    private readonly options: PublicServerOptions,
  ) {
    options.fastPath?.watch(server)
  }

  /** Listens on `PORT`; rejects with a `StartError` that says what to change. */
  static async listen(options: PublicServerOptions): Promise<PublicServer> {
    const handle = withHealth(
      () => (publicServer.#isClosing ? 'draining' : publicServer.#cms),
      (request, response) => publicServer.#answer(request, response),
    )
    const answer: Handler = (request, response) => {
      if (publicServer.#isClosing) response.setHeader('Connection', 'close')
      return handle(request, response)
    }
    const publicServer: PublicServer = new PublicServer(await listen(withSpans(answer), env.PORT, env.HOST), options)
    return publicServer
  }

  /** Answers requests with `answer` from now on, and reports the health of `cms`. */
  open(answer: Handler, cms: Pingable): void {
    this.#answer = answer
    this.#cms = cms
  }

  /** Says that it is draining for a while, then accepts no more connections and finishes the requests under way. */
  async close(): Promise<void> {
    const { delayMs, drainTimeoutMs, fastPath } = this.options
    this.#isClosing = true
    fastPath?.close()
    await wait(delayMs)
    await drain(this.server, drainTimeoutMs, () => fastPath?.isWriting === true)
  }
}
