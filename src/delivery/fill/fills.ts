import pLimit from 'p-limit'
import type { InvalidationLog } from '../../cache/invalidation-log'
import type { TaggedCache } from '../../cache/tagged-cache'
import type { Encoding } from '../../http/negotiation'
import type { OriginRequest, OriginResponse } from '../origin/origin'
import type { Entry, NewEntry } from '../response/entry'

/** The result of a fill, as one of the requests that wait for it gets it. */
export type Outcome =
  /** `entry` holds the wanted encoding. `isCurrent`: none of its tags was invalidated since the fill began. */
  | { kind: 'entry'; entry: Entry; isCurrent: boolean }
  /** A response that must not be cached. */
  | { kind: 'response'; response: OriginResponse }
  | { kind: 'failed'; error: unknown }
  /** Too many fills are waiting. */
  | { kind: 'busy' }

type Made = { kind: 'new'; entry: NewEntry; since: number } | Extract<Outcome, { kind: 'response' | 'failed' }>

/** What fills are made with. */
export interface FillOptions {
  ask(request: OriginRequest): Promise<OriginResponse>
  /** The entry of a response; `undefined` when it must not be cached. */
  entryOf(response: OriginResponse): NewEntry | undefined
  store: TaggedCache<Entry>
  invalidations: InvalidationLog
  maxAtOnce: number
  maxWaiting: number
  /** Receives the time the origin took, in seconds. */
  onFill?(seconds: number): void
}

interface InFlightFill {
  /** The position of the invalidation log when it began. */
  since: number
  made: Promise<Made>
  /** Set once the origin has answered, until the entry is stored with all its encodings. */
  entry?: NewEntry
}

/**
 * Fills the cache: one request to the origin however many clients ask for one key, a bounded number at once. A request that
 * comes after an invalidation never joins a fill that began before it, and such a fill is not stored.
 */
export class Fills {
  readonly #inFlight = new Map<string, InFlightFill>()
  readonly #limit

  constructor(readonly options: FillOptions) {
    this.#limit = pLimit(options.maxAtOnce)
  }

  /** Fills under way, those that wait for their turn excluded. */
  get inFlight(): number {
    return this.#limit.activeCount
  }

  /** The entry of `key` that is made but not stored yet, in `encoding`; `undefined` when there is none or it is outdated. */
  async pendingEntry(key: string, encoding: Encoding): Promise<Entry | undefined> {
    const { invalidations } = this.options
    const { entry: pending, since = -1 } = this.#inFlight.get(key) ?? {}
    if (!pending || since !== invalidations.now || isExpired(pending)) return undefined
    const entry = await pending.encode(encoding)
    // A write may have come meanwhile: shared caches have been purged and would keep this response.
    return invalidations.invalidatedSince(entry.tags, since) ? undefined : entry
  }

  /** Fills `key`, or joins the fill under way; answers with the entry in `encoding`. Never rejects. */
  async get(key: string, request: OriginRequest, encoding: Encoding): Promise<Outcome> {
    const joined = this.#inFlight.get(key)
    const isJoinable = joined?.since === this.options.invalidations.now
    if (!isJoinable && this.#isFull) return { kind: 'busy' }
    const requestedAt = Date.now()
    const made = await (isJoinable ? joined : this.#start(key, request, encoding)).made
    if (made.kind !== 'new') return made
    // The clock has passed the end of the response between the begin of the fill and this request.
    if (isJoinable && isExpired(made.entry, requestedAt)) {
      if (this.#inFlight.get(key) === joined) this.#inFlight.delete(key)
      return this.get(key, request, encoding)
    }
    return this.#outcome(made, encoding)
  }

  get #isFull(): boolean {
    const { maxAtOnce, maxWaiting } = this.options
    return this.#limit.activeCount >= maxAtOnce && this.#limit.pendingCount >= maxWaiting
  }

  #start(key: string, request: OriginRequest, encoding: Encoding): InFlightFill {
    let resolve: (made: Made) => void = () => undefined
    const made = new Promise<Made>((resolved) => {
      resolve = resolved
    })
    const fill: InFlightFill = { since: this.options.invalidations.now, made }
    this.#inFlight.set(key, fill)
    void this.#limit(async () => {
      const result = await this.#make(request)
      if (result.kind === 'new') fill.entry = result.entry
      resolve(result)
      if (result.kind === 'new') await this.#store(key, result, encoding)
      if (this.#inFlight.get(key) === fill) this.#inFlight.delete(key)
    })
    return fill
  }

  async #make(request: OriginRequest): Promise<Made> {
    const { ask, entryOf, invalidations, onFill } = this.options
    const since = invalidations.now
    const began = performance.now()
    try {
      const response = await ask(request).finally(() => onFill?.((performance.now() - began) / 1000))
      const entry = entryOf(response)
      return entry ? { kind: 'new', entry, since } : { kind: 'response', response }
    } catch (error) {
      return { kind: 'failed', error }
    }
  }

  async #outcome({ entry, since }: Extract<Made, { kind: 'new' }>, encoding: Encoding): Promise<Outcome> {
    try {
      const encoded = await entry.encode(encoding)
      return {
        kind: 'entry',
        entry: encoded,
        isCurrent: !this.options.invalidations.invalidatedSince(entry.tags, since),
      }
    } catch (error) {
      return { kind: 'failed', error }
    }
  }

  async #store(key: string, { entry, since }: Extract<Made, { kind: 'new' }>, encoding: Encoding): Promise<void> {
    const { invalidations, store } = this.options
    try {
      // The encoding that a client waits for comes first.
      await entry.encode(encoding)
      const encoded = await entry.encodeAll()
      if (!invalidations.invalidatedSince(encoded.tags, since)) store.set(key, encoded)
    } catch {
      // Waiting requests receive the error from `#outcome`.
    }
  }
}

const isExpired = ({ expiresAt }: NewEntry, at = Date.now()): boolean => expiresAt !== undefined && expiresAt <= at
