import type { Payload } from 'payload'
import { findChanges } from '../content/changes/find-changes'
import { logName } from '../content/changes/log-name'
import { lastPosition } from '../content/changes/log-rows'
import { subscribeToChanges } from '../content/changes/subscribe'
import { heartbeat, SharedEvents } from './events'
import { publicEditions } from './pages'

/** A stream that has read the log to its end, and waits for more. */
export interface Follower {
  readonly edition?: string
  /** Up to where it has read. */
  readonly position: number
  send(event: Uint8Array | undefined, position: number): void
}

/** A message of another node may be lost: the log is read as often at least. */
const POLL_MS = 1_000
const HEARTBEAT_MS = 15_000
const BATCH = 500

/** Reads each new part of the log once, and sends it to all streams of this process that follow its end. */
export class StreamHub {
  readonly #followers = new Set<Follower>()
  #position = Number.POSITIVE_INFINITY
  #log = ''
  #stop: (() => void) | undefined
  #isReading = false
  #mustReadAgain = false

  constructor(readonly payload: Payload) {}

  /**
   * Adds a stream to the followers; `false` when it has not read as far as the others, or the log is not followed yet: it then reads on and tries again.
   */
  join(follower: Follower): boolean {
    if (!this.#stop || follower.position < this.#position) return false
    this.#followers.add(follower)
    return true
  }

  leave(follower: Follower): void {
    this.#followers.delete(follower)
  }

  /** Follows the log from here, until `close`. */
  async open(): Promise<void> {
    if (this.#stop) return
    this.#log = await logName(this.payload)
    const position = await lastPosition(this.payload)
    // Another stream may have opened it meanwhile.
    if (this.#stop) return
    this.#position = position
    const unsubscribe = subscribeToChanges(() => this.#read())
    const poll = setInterval(() => this.#read(), POLL_MS).unref()
    const beat = setInterval(() => this.#beat(), HEARTBEAT_MS).unref()
    this.#stop = () => {
      unsubscribe()
      clearInterval(poll)
      clearInterval(beat)
    }
  }

  /** Stops to follow the log, when nobody does. */
  close(): void {
    this.#stop?.()
    this.#stop = undefined
  }

  #read(): void {
    this.#mustReadAgain = true
    if (!this.#isReading) void this.#readWhileAsked()
  }

  async #readWhileAsked(): Promise<void> {
    this.#isReading = true
    while (this.#mustReadAgain && this.#stop) {
      this.#mustReadAgain = false
      // The next poll reads again.
      await this.#readOnce().catch(() => undefined)
    }
    this.#isReading = false
  }

  async #readOnce(): Promise<void> {
    const changes = await findChanges(this.payload, { after: this.#position, limit: BATCH, newestOnly: true })
    if (changes.length === 0) return
    const published = await publicEditions(this.payload)
    for (const change of changes) {
      const events = new SharedEvents(this.#log, change, published)
      this.#position = change.position
      for (const follower of this.#followers) {
        if (follower.position < change.position) follower.send(events.for(follower.edition), change.position)
      }
    }
    this.#mustReadAgain ||= changes.length === BATCH
  }

  #beat(): void {
    const event = heartbeat({ log: this.#log, position: this.#position })
    for (const follower of this.#followers) follower.send(event, this.#position)
  }
}
