import { subscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Cms } from '../boot/handshake'
import { publish } from '../delivery/announce-writes'
import { setHeardByOthers } from '../delivery/heard-by-others'
import { WRITES_CHANNEL, type WriteAnnouncement } from '../domain/writes'
import { StartError } from '../errors'
import type { Call, ToApplication, ToFront } from './link'
import { complain } from './terminal'

/** The application, as the front needs it. */
export interface Behind {
  port: number
  cms: Cms
}

/** The thread in front of the application, seen from the application. */
export class FrontThread {
  readonly #worker: Worker
  #behind: Behind | undefined
  #isRelaying = false
  #isStopping = false
  readonly #handlers: { [Kind in ToApplication['kind']]: (message: Extract<ToApplication, { kind: Kind }>) => void } = {
    listening: () => this.#succeed(),
    opened: () => this.#succeed(),
    failed: ({ message, isExpected }) => this.#fail(isExpected ? new StartError(message) : new Error(message)),
    heard: ({ isHeard }) => this.#setHeard(isHeard),
    write: ({ write }) => this.#relay(write),
    call: ({ call, asked }) => void this.#answer(call, asked),
  }
  #settle: { resolve(): void; reject(error: Error): void } | undefined

  private constructor() {
    this.#worker = new Worker(new URL('./front-entry.cjs', import.meta.url))
    this.#worker.on('message', (message: ToApplication) => this.#hear(message))
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', () => {
      if (!this.#isStopping) this.#fail(new Error('The thread in front of the application has ended.'))
    })
    subscribe(WRITES_CHANNEL, (message) => {
      if (!this.#isRelaying) this.#send({ kind: 'write', write: message as WriteAnnouncement })
    })
  }

  /** Starts the thread; it listens, and answers 503 until it is opened. Rejects with a `StartError`. */
  static async start(): Promise<FrontThread> {
    const front = new FrontThread()
    await front.#told()
    return front
  }

  /** Lets the public in. */
  async open({ port, cms }: Behind): Promise<void> {
    this.#behind = { port, cms }
    this.#send({ kind: 'open', port, hearsEveryWriter: cms.hearsEveryWriter })
    await this.#told()
  }

  tellDatabase(isUp: boolean): void {
    this.#send({ kind: 'database', isUp })
  }

  /** Finishes what is under way within `patienceMs`, saves what is to be kept, and ends the thread. */
  async stop(patienceMs: number): Promise<void> {
    this.#isStopping = true
    const ended = once(this.#worker, 'exit')
    this.#send({ kind: 'stop', patienceMs })
    await ended
  }

  #send(message: ToFront, handedOver: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, handedOver)
  }

  #told(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
  }

  #hear(message: ToApplication): void {
    this.#handlers[message.kind](message as never)
  }

  // What another node wrote matters here too; it is not told back to where it came from.
  #relay(write: WriteAnnouncement): void {
    this.#isRelaying = true
    publish(write)
    this.#isRelaying = false
  }

  #setHeard(isHeard: boolean): void {
    setHeardByOthers(isHeard)
    // What was told last may be lost: it is told once more, by whatever way is left.
    if (!isHeard) this.#relay({ tags: [], collections: [], everything: true })
  }

  async #answer(call: number, asked: Call): Promise<void> {
    const cms = this.#behind?.cms
    try {
      if (asked.name !== 'read') return this.#send({ kind: 'answer', call, value: await cms?.[asked.name]() })
      const value = await cms?.read(asked.request)
      this.#send({ kind: 'answer', call, value }, value && [value.body.buffer])
    } catch (error) {
      if (asked.name === 'read' && !this.#isStopping)
        complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
      this.#send({ kind: 'answer', call, problem: error instanceof Error ? error.message : String(error) })
    }
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
