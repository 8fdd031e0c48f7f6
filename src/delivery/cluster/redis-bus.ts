import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Redis, type RedisOptions } from 'ioredis'
import type { WriteEvent } from '../../cache/write-events'
import type { Bus, BusHandlers, BusState } from './bus'
import { EVERYTHING, readMessage, writeMessage } from './bus-message'

const CHANNEL = 'assises:writes'
const BEAT_MS = 250
/** Beats not heard back, after which Redis is lost: within the second in which others' writes must be heard. */
const LOST_AFTER = 3
/** Beats not heard back, after which a connection that seems open is made again. */
const REDIAL_AFTER = 20

// Nothing waits in memory for Redis to come back: what could not be told is told as one word by `#tellMissed`.
const options: RedisOptions = {
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 2_000,
  retryStrategy: (times) => Math.min(50 * times, 500),
}

/**
 * Redis as the bus. A node hears the others as long as it hears itself through Redis, several times a second; when it
 * did not, it may have missed anything, and says so before it trusts what it hears again.
 */
export class RedisBus implements Bus {
  readonly state: BusState = { isConnected: false, lostAt: Date.now(), published: 0, received: 0 }
  readonly #node = randomUUID()
  readonly #speaker: Redis
  readonly #listener: Redis
  readonly #beats: NodeJS.Timeout
  #unheard = 0
  #hasMissed = false
  #hasWarned = false
  #isClosing = false
  #problem = ''

  constructor(
    url: string,
    readonly handlers: BusHandlers,
    /** Takes French sentences for the operator. */
    readonly warn: (sentence: string) => void,
  ) {
    this.#speaker = this.#connect(url)
    this.#listener = this.#connect(url)
    this.#listener.on('ready', () => void this.#listen())
    this.#listener.on('message', (_channel, text) => this.#receive(text))
    this.#listener.on('close', () => {
      if (this.state.isConnected) this.#lose()
    })
    this.#beats = setInterval(() => this.#beat(), BEAT_MS)
    this.#beats.unref()
  }

  publish(write: WriteEvent): void {
    if (!this.state.isConnected) {
      this.#hasMissed = true
      return
    }
    this.state.published += 1
    this.#say(write)
  }

  async close(): Promise<void> {
    this.#isClosing = true
    clearInterval(this.#beats)
    // The last writes leave first.
    await Promise.race([this.#speaker.quit().catch(() => undefined), wait(500, undefined, { ref: false })])
    this.#speaker.disconnect()
    this.#listener.disconnect()
  }

  #connect(url: string): Redis {
    const connection = new Redis(url, options)
    connection.on('error', (error: NodeJS.ErrnoException) => {
      this.#problem = error.code ?? error.message
    })
    return connection
  }

  async #listen(): Promise<void> {
    await this.#listener.subscribe(CHANNEL).catch(() => undefined)
    this.#say()
  }

  #say(write?: WriteEvent): void {
    this.#speaker.publish(CHANNEL, writeMessage(this.#node, write)).catch(() => {
      if (write) this.#hasMissed = true
    })
  }

  // Counted in beats, not in time: a node that was itself busy for a second has sent, and missed, only one.
  #beat(): void {
    if (this.#unheard >= LOST_AFTER) this.#lose()
    this.#unheard += 1
    if (this.#unheard % REDIAL_AFTER === 0) {
      for (const connection of [this.#speaker, this.#listener]) {
        if (connection.status === 'connect' || connection.status === 'ready') connection.disconnect(true)
      }
    }
    this.#say()
  }

  #receive(text: string): void {
    const message = readMessage(text)
    if (message?.node === this.#node) {
      if (!message.write) this.#hearItself()
      return
    }
    if (message && !message.write) return
    this.state.received += 1
    this.handlers.onWrite(message?.write ?? EVERYTHING)
  }

  #hearItself(): void {
    this.#unheard = 0
    if (!this.state.isConnected) this.#trust()
    if (!this.#hasMissed) return
    this.#hasMissed = false
    this.publish(EVERYTHING)
  }

  #trust(): void {
    this.handlers.onWrite(EVERYTHING)
    this.state.isConnected = true
    this.state.lostAt = undefined
    this.handlers.onConnect()
    if (this.#hasWarned) this.warn('Redis répond de nouveau\u00A0: les réponses sont gardées comme avant.')
    this.#hasWarned = false
  }

  #lose(): void {
    if (this.#isClosing) return
    if (this.state.isConnected) {
      this.state.lostAt = Date.now()
      this.state.isConnected = false
      this.handlers.onDisconnect()
    }
    if (this.#hasWarned) return
    this.#hasWarned = true
    const reason = this.#problem && ` (${this.#problem})`
    this.#problem = ''
    this.warn(
      `Redis ne répond pas${reason}\u00A0: chaque réponse n’est gardée qu’une seconde. Vérifiez REDIS_URL et le serveur Redis.`,
    )
  }
}
