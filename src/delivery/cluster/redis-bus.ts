import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Redis, type RedisOptions } from 'ioredis'
import type { WriteEvent } from '../../cache/write-events'
import { DISCONNECTED_MAX_AGE_MS } from '../limits'
import type { Bus, BusHandlers, BusState } from './bus'
import { EVERYTHING, readMessage, writeMessage } from './bus-message'

const CHANNEL = 'assises:writes'
const HEARTBEAT_MS = 250
/** Redis counts as lost after this many heartbeats without one received: within a second, as writes must arrive. */
const LOST_AFTER = 3
/** After this many heartbeats without one received, a connection that seems open is opened again. */
const RECONNECT_AFTER = 20
const CLOSE_TIMEOUT_MS = 500

// Nothing is queued while Redis is away: writes that could not be published become one of everything, in `#onOwnHeartbeat`.
const options: RedisOptions = {
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 2_000,
  retryStrategy: (times) => Math.min(50 * times, 500),
}

/**
 * A bus over Redis. A node is connected as long as it receives its own heartbeats through Redis. When they stop it may have
 * missed any write, so it reports a write of everything before it counts as connected again.
 */
export class RedisBus implements Bus {
  readonly state: BusState = { isConnected: false, lostAt: Date.now(), published: 0, received: 0 }
  readonly #node = randomUUID()
  readonly #publisher: Redis
  readonly #subscriber: Redis
  readonly #heartbeat: NodeJS.Timeout
  /** Heartbeats sent since the last one received. */
  #unanswered = 0
  /** Whether a write could not be published. */
  #hasUnpublished = false
  #hasWarned = false
  #isClosing = false
  #lastError = ''

  constructor(
    url: string,
    readonly handlers: BusHandlers,
    /** Takes French sentences for the operator. */
    readonly warn: (sentence: string) => void,
  ) {
    this.#publisher = this.#connect(url)
    this.#subscriber = this.#connect(url)
    this.#subscriber.on('ready', () => void this.#subscribe())
    this.#subscriber.on('message', (_channel, text) => this.#receive(text))
    this.#subscriber.on('close', () => {
      if (this.state.isConnected) this.#onLost()
    })
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS)
    this.#heartbeat.unref()
  }

  publish(write: WriteEvent): void {
    if (!this.state.isConnected) {
      this.#hasUnpublished = true
      return
    }
    this.state.published += 1
    this.#send(write)
  }

  async settled(): Promise<void> {
    // The others learn of it through the database, and cache nothing for longer meanwhile.
    if (!this.state.isConnected) return wait(DISCONNECTED_MAX_AGE_MS)
    // Redis answers in order, and delivers a message before it goes on.
    await this.#publisher.ping()
  }

  async close(): Promise<void> {
    this.#isClosing = true
    clearInterval(this.#heartbeat)
    // `quit` is answered after the last writes have been sent.
    await Promise.race([
      this.#publisher.quit().catch(() => undefined),
      wait(CLOSE_TIMEOUT_MS, undefined, { ref: false }),
    ])
    this.#publisher.disconnect()
    this.#subscriber.disconnect()
  }

  #connect(url: string): Redis {
    const connection = new Redis(url, options)
    connection.on('error', (error: NodeJS.ErrnoException) => {
      this.#lastError = error.code ?? error.message
    })
    return connection
  }

  async #subscribe(): Promise<void> {
    await this.#subscriber.subscribe(CHANNEL).catch(() => undefined)
    this.#send()
  }

  #send(write?: WriteEvent): void {
    this.#publisher.publish(CHANNEL, writeMessage(this.#node, write)).catch(() => {
      if (write) this.#hasUnpublished = true
    })
  }

  // Counted in heartbeats, not in time: a node that was busy for a second has sent, and missed, only one.
  #beat(): void {
    if (this.#unanswered >= LOST_AFTER) this.#onLost()
    this.#unanswered += 1
    if (this.#unanswered % RECONNECT_AFTER === 0) {
      for (const connection of [this.#publisher, this.#subscriber]) {
        if (connection.status === 'connect' || connection.status === 'ready') connection.disconnect(true)
      }
    }
    this.#send()
  }

  #receive(text: string): void {
    const message = readMessage(text)
    if (message?.node === this.#node) {
      if (!message.write) this.#onOwnHeartbeat()
      return
    }
    if (message && !message.write) return
    this.state.received += 1
    // A message that cannot be read may be any write.
    this.handlers.onWrite(message?.write ?? EVERYTHING)
  }

  #onOwnHeartbeat(): void {
    this.#unanswered = 0
    if (!this.state.isConnected) this.#onConnected()
    if (!this.#hasUnpublished) return
    this.#hasUnpublished = false
    this.publish(EVERYTHING)
  }

  #onConnected(): void {
    this.handlers.onWrite(EVERYTHING)
    this.state.isConnected = true
    this.state.lostAt = undefined
    this.handlers.onConnect()
    if (this.#hasWarned) this.warn('Redis répond de nouveau\u00A0: les réponses sont gardées comme avant.')
    this.#hasWarned = false
  }

  #onLost(): void {
    if (this.#isClosing) return
    if (this.state.isConnected) {
      this.state.lostAt = Date.now()
      this.state.isConnected = false
      this.handlers.onDisconnect()
    }
    if (this.#hasWarned) return
    this.#hasWarned = true
    const reason = this.#lastError && ` (${this.#lastError})`
    this.#lastError = ''
    this.warn(
      `Redis ne répond pas${reason}\u00A0: chaque réponse n’est gardée qu’une seconde. Vérifiez REDIS_URL et le serveur Redis.`,
    )
  }
}
