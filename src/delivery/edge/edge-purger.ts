import { setTimeout as wait } from 'node:timers/promises'
import { subscribeToWrites, type WriteEvent } from '../../cache/write-events'
import type { EdgeAdapter, Purge, PurgeRequest } from './adapters'
import { PendingPurge } from './pending-purge'

const COALESCE_MS = 20
const FIRST_RETRY_MS = 100
const LONGEST_RETRY_MS = 2_000
/** Failures in a row, after which the edge is lost: what it missed is no longer remembered, it will forget everything. */
const LOST_AFTER = 5
/** An answer from before a write may still be on its way, or in another node: longer than either takes. */
const AGAIN_AFTER_MS = 3_000
const LAST_WORDS_MS = 2_000

/** What is known of the shared cache in front. */
export interface EdgeState {
  /** Whether it did what it was last told. */
  isUp: boolean
  /** Purges it was told and did. */
  purges: number
  /** Attempts that failed. */
  failures: number
}

/** How a shared cache is told. */
export interface EdgeOptions {
  adapter: EdgeAdapter
  /** Sends one request; rejects when the cache did not do it. */
  send?(request: PurgeRequest): Promise<void>
  /** Takes French sentences for the operator. */
  warn(sentence: string): void
  againAfterMs?: number
}

/**
 * Tells a shared cache what this process writes: one purge at a time, in order, tried until it is done, and once more a
 * few seconds later for what overtook it. It begins with everything: what was written before is not known.
 */
export class EdgePurger {
  readonly state: EdgeState = { isUp: true, purges: 0, failures: 0 }
  readonly #now = new PendingPurge()
  /** What is told a second time, at once; when the clock has turned once; when it has turned twice. */
  readonly #due = new PendingPurge()
  #next = new PendingPurge()
  #after = new PendingPurge()
  readonly #clock: NodeJS.Timeout
  readonly #unsubscribe: () => void
  readonly #closing = new AbortController()
  #running: Promise<void> | undefined
  #failed = 0
  #hasWarned = false

  constructor(readonly options: EdgeOptions) {
    this.#unsubscribe = subscribeToWrites((write) => this.#onWrite(write))
    this.#clock = setInterval(() => this.#turn(), options.againAfterMs ?? AGAIN_AFTER_MS)
    this.#clock.unref()
    this.#now.addEverything()
    this.#run()
  }

  /** Tells what still waits, for two seconds at most, then stops. */
  async close(): Promise<void> {
    this.#unsubscribe()
    clearInterval(this.#clock)
    await Promise.race([this.#running, wait(LAST_WORDS_MS, undefined, { ref: false })])
    this.#closing.abort()
  }

  // Each node purges its own writes. External writes arrive as `everything` and are purged here.
  #onWrite(write: WriteEvent): void {
    if (write.isRemote && !write.everything) return
    this.#now.add(write)
    this.#run()
  }

  #turn(): void {
    this.#due.add(this.#next.take())
    ;[this.#next, this.#after] = [this.#after, this.#next]
    this.#run()
  }

  get #hasWork(): boolean {
    return !this.#closing.signal.aborted && !(this.#now.isEmpty && this.#due.isEmpty)
  }

  #run(): void {
    if (this.#hasWork) this.#running ??= this.#work()
  }

  async #work(): Promise<void> {
    while (this.#hasWork) {
      await this.#pause(this.#failed === 0 ? COALESCE_MS : backoff(this.#failed))
      const isRepeated = this.#now.isEmpty
      const purge = (isRepeated ? this.#due : this.#now).take()
      const isDone = await this.#tell(purge)
      if (!isDone && this.#failed >= LOST_AFTER) this.#now.addEverything()
      else if (!isDone) this.#now.add(purge)
      else if (!isRepeated) this.#after.add(purge)
    }
    this.#running = undefined
  }

  async #tell(purge: Purge): Promise<boolean> {
    const { send = sendPurge, adapter: shape } = this.options
    try {
      for (const request of shape(purge)) await send(request)
      this.#found()
      return true
    } catch (error) {
      this.#lose(error)
      return false
    }
  }

  #found(): void {
    this.#failed = 0
    this.state.purges += 1
    this.state.isUp = true
    if (this.#hasWarned)
      this.options.warn('Le cache partagé répond de nouveau\u00A0: il a tout oublié et sert ce qui est publié.')
    this.#hasWarned = false
  }

  #lose(error: unknown): void {
    this.#failed += 1
    this.state.failures += 1
    this.state.isUp = false
    if (this.#failed < LOST_AFTER || this.#hasWarned) return
    this.#hasWarned = true
    this.options.warn(
      `Le cache partagé ne peut pas être prévenu (${reasonOf(error)})\u00A0: il sert peut-être d’anciennes réponses. Vérifiez EDGE_PURGE_URL et EDGE_PURGE_TOKEN.`,
    )
  }

  async #pause(ms: number): Promise<void> {
    await wait(ms, undefined, { ref: false, signal: this.#closing.signal }).catch(() => undefined)
  }
}

// Nodes that lost the same edge do not all come back to it at once.
const backoff = (failures: number) =>
  Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS) * (0.5 + Math.random() / 2)

// Never the address: it may hold a name that is not for logs.
function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string }; message?: string }
  return cause?.code ?? message ?? 'unknown'
}

const ANSWERS_WITHIN_MS = 5_000

async function sendPurge({ url, ...init }: PurgeRequest): Promise<void> {
  const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
}
