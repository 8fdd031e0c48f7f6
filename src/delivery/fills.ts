import type { Invalidations } from '../domain/invalidations'
import type { Store } from '../domain/store'
import type { Entry } from './entry'
import type { OriginAnswer, OriginRequest } from './origin'

/** What a fill came to: an entry anybody may have, an answer for those who asked, or no answer. */
export type Outcome =
  /** `isCurrent`: nothing it read was written since it began. */
  | { kind: 'entry'; entry: Entry; isCurrent: boolean }
  | { kind: 'answer'; answer: OriginAnswer }
  | { kind: 'busy' }
  | { kind: 'failed'; error: unknown }

/** What fills are made with. */
export interface FillParts {
  ask(request: OriginRequest): Promise<OriginAnswer>
  /** The entry of an answer; nothing when it must not be kept. */
  toEntry(answer: OriginAnswer): Promise<Entry | undefined>
  store: Store<Entry>
  invalidations: Invalidations
  /** Fills at once, and fills that may wait for their turn. */
  maxAtOnce: number
  maxWaiting: number
  /** Told how long the origin took to answer, in seconds. */
  onFill?(seconds: number): void
}

interface Flight {
  since: number
  outcome: Promise<Outcome>
}

/**
 * Fills the store: one question to the origin however many ask for one key, a bounded number at once. Who asks after an
 * invalidation never joins a fill that began before it, and what such a fill read is not kept.
 */
export class Fills {
  readonly #flights = new Map<string, Flight>()
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(readonly parts: FillParts) {}

  get inFlight(): number {
    return this.#running
  }

  get(key: string, request: OriginRequest): Promise<Outcome> {
    const { now } = this.parts.invalidations
    const flight = this.#flights.get(key)
    if (flight?.since === now) return flight.outcome
    if (this.#running >= this.parts.maxAtOnce && this.#waiting.length >= this.parts.maxWaiting) {
      return Promise.resolve({ kind: 'busy' })
    }
    const started: Flight = { since: now, outcome: this.#inTurn(() => this.#fill(key, request)) }
    this.#flights.set(key, started)
    void started.outcome.finally(() => {
      if (this.#flights.get(key) === started) this.#flights.delete(key)
    })
    return started.outcome
  }

  async #fill(key: string, request: OriginRequest): Promise<Outcome> {
    const { ask, toEntry, store, invalidations, onFill } = this.parts
    const since = invalidations.now
    const began = performance.now()
    try {
      const answer = await ask(request).finally(() => onFill?.((performance.now() - began) / 1000))
      const entry = await toEntry(answer)
      if (!entry) return { kind: 'answer', answer }
      const isCurrent = !invalidations.hasChanged(entry.tags, since)
      if (isCurrent) store.set(key, entry)
      return { kind: 'entry', entry, isCurrent }
    } catch (error) {
      return { kind: 'failed', error }
    }
  }

  async #inTurn(work: () => Promise<Outcome>): Promise<Outcome> {
    if (this.#running >= this.parts.maxAtOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#running += 1
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running -= 1
    }
  }
}
