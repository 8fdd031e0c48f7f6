import { setTimeout as wait } from 'node:timers/promises'
import { subscribeToWrites, type WriteEvent } from '../../cache/write-events'
import { traced } from '../../traces/trace'
import type { EdgeAdapter, Purge, PurgeRequest } from './adapters'
import { PendingPurge } from './pending-purge'

const COALESCE_MS = 20
const FIRST_RETRY_MS = 100
const MAX_RETRY_MS = 2_000
/** After this many failures in a row the edge counts as lost: what it missed is not recorded, it will evict everything. */
const LOST_AFTER = 5
/** Longer than a response from before a write can still be on its way, from this node or another one. */
const REPEAT_AFTER_MS = 3_000
const CLOSE_TIMEOUT_MS = 2_000

/** What this process knows of the shared cache. */
export interface EdgeState {
  /** Whether the last purge succeeded. */
  isUp: boolean
  /** Purges that succeeded. */
  purges: number
  /** Attempts that failed. */
  failures: number
}

/** How a shared cache is purged. */
export interface EdgeOptions {
  adapter: EdgeAdapter
  /** Sends one request; rejects when the cache did not carry it out. */
  send?(request: PurgeRequest): Promise<void>
  /** Takes French sentences for the operator. */
  warn(sentence: string): void
  /** How long after a purge it is repeated, in milliseconds, up to twice this time. */
  repeatAfterMs?: number
}

/**
 * Purges from a shared cache what this process writes: one purge at a time, in order, retried until it succeeds, and
 * repeated a few seconds later for responses that were on their way. The first purge is of everything: writes from before
 * the start are not known.
 */
export class EdgePurger {
  readonly state: EdgeState = { isUp: true, purges: 0, failures: 0 }
  readonly #now = new PendingPurge()
  /** Purges to repeat: now, after the next tick, and after the tick that follows. */
  readonly #due = new PendingPurge()
  #next = new PendingPurge()
  #after = new PendingPurge()
  readonly #timer: NodeJS.Timeout
  readonly #unsubscribe: () => void
  readonly #closing = new AbortController()
  #loop: Promise<void> | undefined
  #written = 0
  #purged = 0
  readonly #waiting: { written: number; resolve(): void }[] = []
  #failures = 0
  #hasWarned = false

  constructor(readonly options: EdgeOptions) {
    this.#unsubscribe = subscribeToWrites((write) => this.#onWrite(write))
    this.#timer = setInterval(() => this.#tick(), options.repeatAfterMs ?? REPEAT_AFTER_MS)
    this.#timer.unref()
    this.#now.addEverything()
    this.#start()
  }

  /** Purges what is pending within two seconds, then stops. */
  async close(): Promise<void> {
    this.#unsubscribe()
    clearInterval(this.#timer)
    await Promise.race([this.#loop, wait(CLOSE_TIMEOUT_MS, undefined, { ref: false })])
    this.#closing.abort()
  }

  /** Resolves once everything that this node has written so far is purged. */
  settled(): Promise<void> {
    if (this.#purged >= this.#written) return Promise.resolve()
    const written = this.#written
    return new Promise((resolve) => void this.#waiting.push({ written, resolve }))
  }

  // Each node purges its own writes. External writes arrive as `everything` and are purged here.
  #onWrite(write: WriteEvent): void {
    if (write.isRemote && !write.everything) return
    this.#now.add(write)
    if (!this.#now.isEmpty) this.#written += 1
    this.#start()
  }

  #tick(): void {
    this.#due.add(this.#next.take())
    ;[this.#next, this.#after] = [this.#after, this.#next]
    this.#start()
  }

  get #hasWork(): boolean {
    return !this.#closing.signal.aborted && !(this.#now.isEmpty && this.#due.isEmpty)
  }

  #start(): void {
    if (this.#hasWork) this.#loop ??= this.#purgePending()
  }

  async #purgePending(): Promise<void> {
    while (this.#hasWork) {
      await this.#pause(this.#failures === 0 ? COALESCE_MS : backoff(this.#failures))
      const isRepeated = this.#now.isEmpty
      const written = this.#written
      const purge = (isRepeated ? this.#due : this.#now).take()
      const isDone = await this.#carryOut(purge)
      if (!isDone && this.#failures >= LOST_AFTER) this.#now.addEverything()
      else if (!isDone) this.#now.add(purge)
      else if (!isRepeated) this.#notePurged(purge, written)
    }
    this.#loop = undefined
  }

  #notePurged(purge: Purge, written: number): void {
    this.#after.add(purge)
    this.#purged = written
    for (const one of this.#waiting.splice(0)) {
      if (one.written <= written) one.resolve()
      else this.#waiting.push(one)
    }
  }

  async #carryOut(purge: Purge): Promise<boolean> {
    const { send = sendPurge, adapter } = this.options
    try {
      const attributes = { 'assises.purge.everything': purge.everything }
      await traced({ name: 'purge', kind: 'client', attributes }, async () => {
        for (const request of adapter(purge)) await send(request)
      })
      this.#succeed()
      return true
    } catch (error) {
      this.#fail(error)
      return false
    }
  }

  #succeed(): void {
    this.#failures = 0
    this.state.purges += 1
    this.state.isUp = true
    if (this.#hasWarned)
      this.options.warn('Le cache partagé répond de nouveau\u00A0: il a tout oublié et sert ce qui est publié.')
    this.#hasWarned = false
  }

  #fail(error: unknown): void {
    this.#failures += 1
    this.state.failures += 1
    this.state.isUp = false
    if (this.#failures < LOST_AFTER || this.#hasWarned) return
    this.#hasWarned = true
    this.options.warn(
      `Le cache partagé ne peut pas être prévenu (${reasonOf(error)})\u00A0: il sert peut-être d’anciennes réponses. Vérifiez EDGE_PURGE_URL et EDGE_PURGE_TOKEN.`,
    )
  }

  async #pause(ms: number): Promise<void> {
    await wait(ms, undefined, { ref: false, signal: this.#closing.signal }).catch(() => undefined)
  }
}

// Random, so that nodes which lost the same edge do not all retry at once.
const backoff = (failures: number) =>
  Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), MAX_RETRY_MS) * (0.5 + Math.random() / 2)

// Never the address: it may contain credentials.
function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string }; message?: string }
  return cause?.code ?? message ?? 'unknown'
}

const REQUEST_TIMEOUT_MS = 5_000

async function sendPurge({ url, ...init }: PurgeRequest): Promise<void> {
  const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
}
