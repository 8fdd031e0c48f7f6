import type { InvalidationLog } from '../../cache/invalidation-log'
import type { TaggedCache } from '../../cache/tagged-cache'
import type { Encoding } from '../../http/negotiation'
import type { OriginRequest, OriginResponse } from '../origin/origin'
import type { Entry } from '../response/entry'
import type { FreshEntry } from '../response/fresh-entry'

/** What a fill came to: an entry anybody may have, an answer for those who asked, or no answer. */
export type Outcome =
  /** The entry holds the encoding that was wanted. `isCurrent`: nothing it read was written since it began. */
  { kind: 'entry'; entry: Entry; isCurrent: boolean } | Exclude<Made, { kind: 'fresh' }> | { kind: 'busy' }

type Made =
  /** `since`: the moment at which it began. */
  | { kind: 'fresh'; fresh: FreshEntry; since: number }
  | { kind: 'answer'; answer: OriginResponse }
  | { kind: 'failed'; error: unknown }

/** What fills are made with. */
export interface FillParts {
  ask(request: OriginRequest): Promise<OriginResponse>
  /** The entry of an answer; nothing when it must not be kept. */
  toEntry(answer: OriginResponse): FreshEntry | undefined
  store: TaggedCache<Entry>
  invalidations: InvalidationLog
  /** Fills at once, and fills that may wait for their turn. */
  maxAtOnce: number
  maxWaiting: number
  /** Told how long the origin took to answer, in seconds. */
  onFill?(seconds: number): void
}

interface InFlightFill {
  since: number
  made: Promise<Made>
  /** Made, and not yet kept: other encodings are being prepared. */
  fresh?: FreshEntry
}

/**
 * Fills the store: one question to the origin however many ask for one key, a bounded number at once. Who asks after an
 * invalidation never joins a fill that began before it, and what such a fill read is not kept. Nobody waits for an encoding
 * that somebody else wants.
 */
export class Fills {
  readonly #flights = new Map<string, InFlightFill>()
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(readonly parts: FillParts) {}

  get inFlight(): number {
    return this.#running
  }

  /** The answer to `key` that has been made and will be kept in a moment, for a client that wants `encoding`. */
  async pendingEntry(key: string, encoding: Encoding): Promise<Entry | undefined> {
    const { invalidations } = this.parts
    const { fresh, since = -1 } = this.#flights.get(key) ?? {}
    if (!fresh || since !== invalidations.now) return undefined
    const entry = await fresh.for(encoding)
    // What was written meanwhile has been purged from shared caches, which would keep this.
    return invalidations.invalidatedSince(entry.tags, since) ? undefined : entry
  }

  async get(key: string, request: OriginRequest, encoding: Encoding): Promise<Outcome> {
    const { invalidations, maxAtOnce, maxWaiting } = this.parts
    const known = this.#flights.get(key)
    const isJoinable = known?.since === invalidations.now
    if (!isJoinable && this.#running >= maxAtOnce && this.#waiting.length >= maxWaiting) return { kind: 'busy' }
    const made = await (isJoinable ? known : this.#start(key, request, encoding)).made
    if (made.kind !== 'fresh') return made
    const { fresh, since } = made
    try {
      const entry = await fresh.for(encoding)
      return { kind: 'entry', entry, isCurrent: !invalidations.invalidatedSince(fresh.tags, since) }
    } catch (error) {
      return { kind: 'failed', error }
    }
  }

  #start(key: string, request: OriginRequest, encoding: Encoding): InFlightFill {
    const end = (): void => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key)
      this.#next()
    }
    const made = this.#inTurn()
      .then(() => this.#make(request))
      .then((made) => {
        if (made.kind === 'fresh') {
          flight.fresh = made.fresh
          void this.#keep(key, made, encoding).finally(end)
        } else end()
        return made
      })
    const flight: InFlightFill = { since: this.parts.invalidations.now, made }
    this.#flights.set(key, flight)
    return flight
  }

  async #make(request: OriginRequest): Promise<Made> {
    const { ask, toEntry, invalidations, onFill } = this.parts
    const since = invalidations.now
    const began = performance.now()
    try {
      const answer = await ask(request).finally(() => onFill?.((performance.now() - began) / 1000))
      const fresh = toEntry(answer)
      return fresh ? { kind: 'fresh', fresh, since } : { kind: 'answer', answer }
    } catch (error) {
      return { kind: 'failed', error }
    }
  }

  async #keep(key: string, { fresh, since }: Extract<Made, { kind: 'fresh' }>, encoding: Encoding): Promise<void> {
    const { invalidations, store } = this.parts
    try {
      // First for who waits.
      await fresh.for(encoding)
      const entry = await fresh.whole()
      if (!invalidations.invalidatedSince(entry.tags, since)) store.set(key, entry)
    } catch {
      // Who waits is told.
    }
  }

  async #inTurn(): Promise<void> {
    if (this.#running >= this.parts.maxAtOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#running += 1
  }

  #next(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#running -= 1
  }
}
