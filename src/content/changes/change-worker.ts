import type { Payload } from 'payload'
import { subscribeToWrites } from '../../cache/write-events'
import type { Part } from '../../database/decorate'
import { env } from '../../env'
import { advanceChanges } from './advance'
import { returnLease } from './lease'
import { removeOldChanges } from './retention'
import { CHANGES_TAG } from './subscribe'

/** How long a write of another process, or the end of a consent, may wait when no event is published for it. */
const POLL_MS = 1_000
const COMPARE_ALL_MS = 3_600_000
const CLEAN_MS = 3_600_000
const DAY_MS = 24 * 3_600_000

/**
 * Brings the log of changes up to date after each write, and at least every second, while this process has its lease. Compares
 * everything once an hour: a program that is none of ours may have written.
 */
export function startChangeWorker(payload: Payload): Part {
  const worker = new ChangeWorker(payload)
  const unsubscribe = subscribeToWrites(({ tags, collections, everything }) => {
    const isOwn = tags.length === 1 && tags[0] === CHANGES_TAG && collections.length === 0 && !everything
    if (!isOwn) worker.wake()
  })
  const poll = setInterval(() => worker.wake(), POLL_MS).unref()
  const compareAll = setInterval(() => worker.wake({ everything: true }), COMPARE_ALL_MS).unref()
  worker.wake()
  return {
    close: async () => {
      unsubscribe()
      clearInterval(poll)
      clearInterval(compareAll)
      await worker.close()
    },
  }
}

class ChangeWorker {
  #running: Promise<void> | undefined
  #mustRunAgain = false
  #everything = false
  #hasFailed = false
  readonly #closing = new AbortController()
  #nextCleaning = 0

  constructor(readonly payload: Payload) {}

  /** Runs now, or once more after the run under way. */
  wake({ everything = false } = {}): void {
    this.#mustRunAgain = true
    this.#everything ||= everything
    if (!this.#running && !this.#isClosed) this.#running = this.#runWhileAsked()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#running
    await returnLease(this.payload).catch(() => undefined)
  }

  async #runWhileAsked(): Promise<void> {
    while (this.#mustRunAgain && !this.#isClosed) {
      this.#mustRunAgain = false
      const everything = this.#everything
      this.#everything = false
      try {
        const { signal } = this.#closing
        if (await advanceChanges(this.payload, { everything, signal })) await this.#clean()
        this.#hasFailed = false
      } catch (err) {
        // The notes stay: the next run looks at them again.
        this.#everything ||= everything
        this.#report(err)
        break
      }
    }
    this.#running = undefined
  }

  /** Logs the first of several failures in a row: a database that is away makes each run fail. */
  #report(err: unknown): void {
    if (!this.#hasFailed && !this.#isClosed) {
      this.payload.logger.error({ err, msg: 'The log of changes could not be brought up to date.' })
    }
    this.#hasFailed = true
  }

  get #isClosed(): boolean {
    return this.#closing.signal.aborted
  }

  async #clean(): Promise<void> {
    if (Date.now() < this.#nextCleaning) return
    const before = new Date(Date.now() - env.CHANGES_RETENTION_DAYS * DAY_MS)
    const isDone = await removeOldChanges(this.payload, before, () => this.#isClosed || this.#mustRunAgain)
    if (isDone) this.#nextCleaning = Date.now() + CLEAN_MS
  }
}
