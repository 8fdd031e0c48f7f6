import type { IncomingMessage, ServerResponse } from 'node:http'
import { InvalidationLog } from '../cache/invalidation-log'
import { TaggedCache } from '../cache/tagged-cache'
import { applyWrite, subscribeToWrites, type WriteEvent } from '../cache/write-events'
import type { Handler } from '../http/handler'
import { pathnameOf } from '../http/public-paths'
import { identify, requestIdOf } from '../logs/request-id'
import { currentTraceparent } from '../traces/trace'
import { Fills } from './fill/fills'
import { CACHE_LIMITS } from './limits'
import { type DeliveryCounts, noCounts } from './metrics/counts'
import type { Miss } from './metrics/miss-log'
import { Bypass, isAnsweredAlike } from './origin/bypass'
import type { Origin } from './origin/origin'
import { CacheLookup } from './request/cache-lookup'
import { type Candidate, candidateOf, type PublicSurface } from './request/candidate'
import {
  buildResponse,
  type CachedResponse,
  type EntryRequest,
  entryRequestOf,
  type SiteOptions,
  send,
} from './response/cached-response'
import { type Entry, entryOf } from './response/entry'

/** What the cache needs to know of the site behind it. */
export interface DeliveryOptions extends SiteOptions, PublicSurface {
  maxBytes: number
  /** Whether the database answers; cached entries are served either way. */
  isUp(): boolean
  /** How long an entry may be served, in milliseconds, while the writes of other nodes do not arrive; else no limit. */
  maxAgeMs?(): number | undefined
  /**
   * Whether a request that the cache cannot answer may reach the application; one that may not has been answered. `miss` is a read
   * that could have been cached.
   */
  admit?(request: IncomingMessage, response: ServerResponse, kind: 'miss' | 'other'): boolean
  /** The raw text of a request, where equal texts are sure to be equal requests. */
  rawRequest?(request: IncomingMessage): string | undefined
}

/** The cache in front of the application. */
export interface Delivery {
  handle: Handler
  /** Looks up the cached response of a raw request. `undefined` when the text is not indexed. Counts as a hit. */
  lookupRaw(text: string): CachedResponse | undefined
  counts: DeliveryCounts
  store: TaggedCache<Entry>
  fills: Fills
  /** Invalidates what a write changed. Writes of this process arrive by themselves, those of others through a bus. */
  apply(write: WriteEvent): void
  close(): void
}

/** Puts a cache in front of `origin`: anonymous reads are answered from memory, everything else passes through. */
export function deliver(origin: Origin, options: DeliveryOptions): Delivery {
  const cache = new DeliveryCache(origin, options)
  const unsubscribe = subscribeToWrites((write) => cache.apply(write))
  return {
    handle: (request, response) => cache.handle(request, response),
    lookupRaw: (text) => cache.lookupRaw(text),
    counts: cache.counts,
    store: cache.store,
    fills: cache.fills,
    apply: (write) => cache.apply(write),
    close: unsubscribe,
  }
}

class DeliveryCache {
  readonly counts = noCounts()
  readonly store: TaggedCache<Entry>
  readonly fills: Fills
  readonly #invalidations = new InvalidationLog()
  readonly #lookup: CacheLookup
  readonly #bypass: Bypass

  constructor(
    origin: Origin,
    readonly options: DeliveryOptions,
  ) {
    this.store = new TaggedCache(options.maxBytes)
    this.#lookup = new CacheLookup(this.store, options)
    this.#bypass = new Bypass(origin, { counts: this.counts, isUp: options.isUp, publicUrl: options.publicUrl })
    this.fills = new Fills({
      // A fill that waited for its turn does not wait for a database that went away meanwhile.
      ask: async (request) => {
        if (!options.isUp()) throw new Error('The database does not answer.')
        return origin.ask(request)
      },
      entryOf,
      store: this.store,
      invalidations: this.#invalidations,
      maxAtOnce: CACHE_LIMITS.fills,
      maxWaiting: CACHE_LIMITS.waitingFills,
      onFill: (seconds) => this.counts.onFill?.(seconds),
    })
  }

  apply(write: WriteEvent): void {
    this.counts.writes += 1
    this.counts.onWrite?.(write)
    this.counts.invalidated += applyWrite(write, this.store, this.#invalidations)
  }

  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void> {
    if (!this.#isPublic(request.url ?? '')) {
      identify(request, response)
      return this.#mayPass(request, response, 'other') ? this.#bypass.forward(request, response) : undefined
    }
    const candidate = candidateOf(request, this.options)
    return candidate instanceof Promise
      ? candidate.then((posted) => this.#respond(request, response, posted))
      : this.#respond(request, response, candidate)
  }

  lookupRaw(text: string): CachedResponse | undefined {
    const indexed = this.#lookup.requestOf(text)
    const entry = indexed && this.#lookup.entry(indexed.key)
    if (!entry) return undefined
    this.counts.fastPath += 1
    return this.#hit(indexed.request, entry)
  }

  #mayPass(request: IncomingMessage, response: ServerResponse, kind: 'miss' | 'other'): boolean {
    return this.options.admit?.(request, response, kind) !== false
  }

  #isPublic(url: string): boolean {
    return url.startsWith('/api/') || this.options.paths?.has(pathnameOf(url)) === true
  }

  // An indexed request is answered in the same turn, without a promise.
  #respond(request: IncomingMessage, response: ServerResponse, candidate: Candidate | undefined): void | Promise<void> {
    // The client left before the end of its request.
    if (response.destroyed) return
    const key = candidate && this.#lookup.keyOf(candidate.raw)
    const entry = key === undefined ? undefined : this.#lookup.entry(key)
    if (key === undefined || !entry) return this.#parseAndRespond(request, response, candidate)
    const entryRequest = entryRequestOf(request)
    // Not at the first sight of a text: most are never sent again.
    const text = this.options.rawRequest?.(request)
    if (text !== undefined) this.#lookup.indexRequest(text, { key, request: entryRequest })
    send(response, this.#hit(entryRequest, entry))
  }

  async #parseAndRespond(
    request: IncomingMessage,
    response: ServerResponse,
    candidate: Candidate | undefined,
  ): Promise<void> {
    identify(request, response)
    const read = candidate?.read()
    if (!candidate || !read) {
      if (!this.#mayPass(request, response, 'other')) return
      return this.#bypass.passThrough(request, response, candidate?.body)
    }
    if (read.isIndexable) this.#lookup.indexKey(candidate.raw, read.key)
    const requestId = requestIdOf(request)
    const entryRequest = { ...entryRequestOf(request), requestId }
    const { encoding } = entryRequest
    const entry = this.#lookup.entry(read.key) ?? (await this.fills.pendingEntry(read.key, encoding))
    if (entry) return send(response, this.#hit(entryRequest, entry))
    if (response.destroyed || !this.#mayPass(request, response, 'miss')) return
    const began = performance.now()
    const outcome = this.options.isUp()
      ? await this.fills.get(read.key, { ...read.request, requestId, traceparent: currentTraceparent() }, encoding)
      : ({ kind: 'down' } as const)
    const seconds = (performance.now() - began) / 1000
    const sent = this.#respondToMiss(request, response, candidate, entryRequest, outcome)
    // After the response: the log may wake the other thread.
    this.counts.onMiss?.({ key: read.key, requestId, seconds, outcome })
    return sent
  }

  #respondToMiss(
    request: IncomingMessage,
    response: ServerResponse,
    candidate: Candidate,
    entryRequest: EntryRequest,
    outcome: Miss['outcome'],
  ): void | Promise<void> {
    if (response.destroyed) return
    if (outcome.kind === 'response') {
      if (outcome.response.status >= 500 && !this.options.isUp()) return this.#bypass.refuse(request, response)
      // A page has the language of its path; a refusal in JSON that of its reader.
      const isPage = candidate.isPage && !outcome.response.headers['content-type']?.includes('json')
      if (!isPage && !isAnsweredAlike(request.headers))
        return this.#bypass.passThrough(request, response, candidate.body)
      return this.#bypass.send(request, response, outcome.response)
    }
    if (outcome.kind !== 'entry') return this.#bypass.refuse(request, response)
    this.counts.misses += 1
    // A shared cache must not store what a write overtook: it has been purged already.
    const isPurged = this.options.isPurged && outcome.isCurrent
    const { corsOrigins, publicUrl } = this.options
    send(response, buildResponse(entryRequest, outcome.entry, 'MISS', { corsOrigins, isPurged, publicUrl }))
  }

  #hit(request: EntryRequest, entry: Entry): CachedResponse {
    const state = this.options.isUp() ? 'HIT' : 'STALE'
    this.counts[state === 'HIT' ? 'hits' : 'stale'] += 1
    return buildResponse(request, entry, state, this.options)
  }
}
