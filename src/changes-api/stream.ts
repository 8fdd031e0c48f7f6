import type { Payload } from 'payload'
import { registerStream } from '../http/open-streams'
import type { Cursor } from './cursor'
import { eventOf, heartbeat, opening } from './events'
import { type Follower, StreamHub } from './hub'
import { findPage } from './pages'
import type { Wanted } from './parameters'

const MOST_STREAMS = 5_000
/** What a stream reads ahead of its client while it catches up. */
const READ_AHEAD_BYTES = 16_384
/** What may wait for a client that reads too slowly. Beyond, its stream is closed; it connects again with its cursor. */
const MOST_WAITING_BYTES = 65_536
const PAGE = 100

interface Streams {
  hub: StreamHub
  open: Set<ChangeStream>
}

const streamsOf = new WeakMap<Payload, Streams>()

/** Opens a stream of changes; `undefined` when too many are open, or when the server stops. */
export function openStream(
  payload: Payload,
  wanted: Wanted,
  signal: AbortSignal,
): ReadableStream<Uint8Array> | undefined {
  const streams = streamsOf.get(payload) ?? { hub: new StreamHub(payload), open: new Set() }
  streamsOf.set(payload, streams)
  if (streams.open.size >= MOST_STREAMS) return undefined
  const stream = new ChangeStream(payload, streams, wanted)
  const forget = registerStream(() => stream.end())
  if (!forget) return undefined
  streams.open.add(stream)
  stream.onEnd = forget
  signal.addEventListener('abort', () => stream.end(), { once: true })
  return stream.body
}

/** A stream: it reads the log page by page as its client reads, then follows its end. */
class ChangeStream implements Follower {
  readonly body: ReadableStream<Uint8Array>
  onEnd: (() => void) | undefined
  #cursor: Cursor
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined
  #isFollowing = false

  constructor(
    readonly payload: Payload,
    readonly streams: Streams,
    readonly wanted: Wanted,
  ) {
    this.#cursor = wanted.cursor
    const strategy = new ByteLengthQueuingStrategy({ highWaterMark: READ_AHEAD_BYTES })
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller
          controller.enqueue(opening())
        },
        pull: () => this.#readOn(),
        cancel: () => this.#leave(),
      },
      strategy,
    )
  }

  get edition(): string | undefined {
    return this.wanted.edition
  }

  get position(): number {
    return this.#cursor.position
  }

  send(event: Uint8Array | undefined, position: number): void {
    this.#cursor = { log: this.#cursor.log, position }
    if (event) this.#enqueue(event)
  }

  /** Ends the response. */
  end(): void {
    const controller = this.#controller
    this.#leave()
    try {
      controller?.close()
    } catch {
      // The client was faster.
    }
  }

  async #readOn(): Promise<void> {
    if (this.#isFollowing || !this.#controller) return
    try {
      await this.streams.hub.open()
      const page = await findPage(this.payload, { ...this.wanted, cursor: this.#cursor, limit: PAGE })
      if (!page) return this.end()
      for (const change of page.changes) this.#enqueue(eventOf(change, this.#cursor))
      this.#cursor = page.next
      if (page.hasMore) return this.#pause(page.changes.length)
      this.#isFollowing = this.#controller !== undefined && this.streams.hub.join(this)
      this.#enqueue(heartbeat(this.#cursor))
    } catch (err) {
      this.payload.logger.error({ err, msg: 'A stream of changes was ended.' })
      this.end()
    }
  }

  // A page without an event for this client leaves the stream as it was, and nothing would pull again.
  #pause(events: number): void {
    if (events === 0) this.#enqueue(heartbeat(this.#cursor))
  }

  #enqueue(event: Uint8Array): void {
    const controller = this.#controller
    if (!controller) return
    controller.enqueue(event)
    if (READ_AHEAD_BYTES - (controller.desiredSize ?? 0) <= MOST_WAITING_BYTES) return
    this.#leave()
    controller.error(new Error('The client reads too slowly.'))
  }

  #leave(): void {
    this.#controller = undefined
    this.#isFollowing = false
    this.streams.hub.leave(this)
    this.streams.open.delete(this)
    if (this.streams.open.size === 0) this.streams.hub.close()
    this.onEnd?.()
  }
}
