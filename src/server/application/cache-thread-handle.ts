import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Cms } from '../../boot/handshake'
import { StartError } from '../../errors'
import type { ToAppThread } from '../thread-protocol'
import { AppThreadPort } from './app-thread-port'

/** The application, as the front needs it. */
export interface Upstream {
  port: number
  cms: Cms
}

/** The thread in front of the application, seen from the application. */
export class CacheThread {
  readonly #worker: Worker
  readonly #side: AppThreadPort
  #isStopping = false
  readonly #handlers: { [Kind in ToAppThread['kind']]: (message: Extract<ToAppThread, { kind: Kind }>) => void } = {
    listening: () => this.#succeed(),
    opened: () => this.#succeed(),
    failed: ({ message, isExpected }) => this.#fail(isExpected ? new StartError(message) : new Error(message)),
    heard: (message) => this.#side.setConnected(message),
    write: (message) => this.#side.relay(message),
    call: (message) => void this.#side.answer(message),
  }
  #settle: { resolve(): void; reject(error: Error): void } | undefined

  private constructor() {
    this.#worker = new Worker(new URL('../public/cache-thread.cjs', import.meta.url))
    this.#side = new AppThreadPort((message, handedOver) => this.#worker.postMessage(message, handedOver))
    this.#worker.on('message', (message: ToAppThread) => this.#hear(message))
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', () => {
      if (!this.#isStopping) this.#fail(new Error('The thread in front of the application has ended.'))
    })
  }

  /** Starts the thread; it listens, and answers 503 until it is opened. Rejects with a `StartError`. */
  static async start(): Promise<CacheThread> {
    const front = new CacheThread()
    await front.#told()
    return front
  }

  /** Lets the public in. */
  async open({ port, cms }: Upstream): Promise<void> {
    this.#side.cms = cms
    this.#side.send({ kind: 'open', port, observesAllWrites: cms.observesAllWrites })
    await this.#told()
  }

  reportDatabase(isUp: boolean): void {
    this.#side.send({ kind: 'database', isUp })
  }

  /** Finishes what is under way within `patienceMs`, saves what is to be kept, and ends the thread. */
  async stop(patienceMs: number): Promise<void> {
    this.#isStopping = true
    const ended = once(this.#worker, 'exit')
    this.#side.send({ kind: 'stop', patienceMs })
    await ended
  }

  #told(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
  }

  #hear(message: ToAppThread): void {
    this.#handlers[message.kind](message as never)
  }

  #succeed(): void {
    this.#settle?.resolve()
    this.#settle = undefined
  }

  // Who waits for the front is told; when nobody does, nobody is served any more.
  #fail(error: Error): void {
    if (!this.#settle) throw error
    this.#settle.reject(error)
    this.#settle = undefined
  }
}
