import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Cms } from '../../boot/handshake'
import { answerEvictions } from '../../cache/evictions'
import { StartError } from '../../errors'
import { collectorState } from '../../traces/collector-state'
import { printError } from '../process/print'
import type { ToAppThread } from '../process/thread-protocol'
import { AppThreadPort } from './app-thread-port'

/** The application that the cache thread stands in front of. */
export interface Upstream {
  /** The loopback port on which it answers. */
  port: number
  cms: Cms
}

/** The cache thread, as the application thread controls it. */
export class CacheThread {
  readonly #worker: Worker
  readonly #port: AppThreadPort
  #isClosing = false
  readonly #handlers: { [Kind in ToAppThread['kind']]: (message: Extract<ToAppThread, { kind: Kind }>) => void } = {
    listening: () => this.#succeed(),
    opened: () => this.#succeed(),
    failed: ({ message, isExpected }) => this.#fail(isExpected ? new StartError(message) : new Error(message)),
    peers: (message) => this.#port.setPeersConnected(message),
    write: (message) => this.#port.relay(message),
    call: (message) => void this.#port.answer(message),
    evicted: (message) => this.#port.receiveEvictions(message),
  }
  /** The step under way: starting or opening. */
  #step: { resolve(): void; reject(error: Error): void } | undefined

  private constructor() {
    this.#worker = new Worker(new URL('../public/cache-thread.cjs', import.meta.url), {
      workerData: { collector: collectorState.memory },
    })
    this.#port = new AppThreadPort((message, transferred) => this.#worker.postMessage(message, transferred))
    this.#worker.on('message', (message: ToAppThread) => this.#handlers[message.kind](message as never))
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', () => {
      if (!this.#isClosing) this.#fail(new Error('The cache thread has ended.'))
    })
  }

  /** Starts the thread; it listens, and answers 503 until it is opened. Rejects with a `StartError`. */
  static async start(): Promise<CacheThread> {
    const thread = new CacheThread()
    await thread.#nextStep()
    return thread
  }

  /** Resolves once the thread answers requests from its cache and from the application. */
  async open({ port, cms }: Upstream): Promise<void> {
    this.#port.cms = cms
    const { publicPaths, observesAllWrites } = cms
    this.#port.send({ kind: 'open', port, publicPaths, observesAllWrites })
    await this.#nextStep()
    answerEvictions(() => this.#port.findEvictions())
  }

  reportDatabase(isUp: boolean): void {
    this.#port.send({ kind: 'database', isUp })
  }

  /** Finishes the requests under way, saves the snapshot and ends the thread. */
  async close(): Promise<void> {
    this.#isClosing = true
    const ended = once(this.#worker, 'exit')
    this.#port.send({ kind: 'close' })
    await ended
  }

  #nextStep(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#step = { resolve, reject }
    })
  }

  #succeed(): void {
    this.#step?.resolve()
    this.#step = undefined
  }

  #fail(error: Error): void {
    if (!this.#step) endProcess(error)
    this.#step?.reject(error)
    this.#step = undefined
  }
}

/** Ends the process, which can serve no more requests. An error thrown would not: Next logs what nobody catches. */
function endProcess(error: Error): never {
  printError(`Le serveur s’arrête : le fil qui répond au public a échoué.\n${error.stack ?? error.message}`)
  process.exit(1)
}
