import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { InvalidationLog } from '../cache/invalidation-log'
import { TaggedCache } from '../cache/tagged-cache'
import { applyWrite, WRITE_EVENTS, type WriteEvent } from '../cache/write-events'
import type { Handler } from '../http/handler'
import { isSafeMethod } from '../http/method'
import { answerRefusal } from '../http/refusal'
import { isReadable, malformedUrl } from '../http/url'
import { Fills } from './fill/fills'
import { type DeliveryCounts, noCounts } from './metrics/counts'
import type { Miss } from './metrics/miss-log'
import type { Origin } from './origin/origin'
import { isAnonymous } from './request/anonymous'
import { type Candidate, candidateOf } from './request/candidate'
import { RequestIndex } from './request/request-index'
import {
  buildResponse,
  type CachedResponse,
  type EntryRequest,
  entryRequestOf,
  type SiteOptions,
} from './response/cached-response'
import type { Entry } from './response/entry'
import { asksAsTheCache, sendAnswer } from './response/send-answer'
import { toEntry } from './response/to-entry'

/** What the cache is told about the site it stands in front of. */
export interface DeliveryOptions extends SiteOptions {
  /** Collections whose reads may be kept. */
  collections: ReadonlySet<string>
  maxBytes: number
  /** Whether the database answers; what is cached is served either way. */
  isUp(): boolean
  /** How long an answer may be kept, in milliseconds, while what other nodes write is not heard; else no limit. */
  maxAgeMs?(): number | undefined
  /** The whole text of a request, where the same text is sure to be the same request. */
  rawRequest?(request: IncomingMessage): string | undefined
}

/** The cache in front of the application. */
export interface Delivery {
  handle: Handler
  /** The answer of memory to a request by its whole text, counted as that request; nothing where the text says too little. */
  lookupRaw(text: string): CachedResponse | undefined
  counts: DeliveryCounts
  store: TaggedCache<Entry>
  fills: Fills
  /** Drops what a write changed; those of this process arrive by themselves, those of others through a bus. */
  apply(write: WriteEvent): void
  close(): void
}

/** A request that memory has answered, read. */
interface IndexedRequest {
  key: string
  asked: EntryRequest
}

const MAX_TEXTS = 50_000

/** Puts a cache in front of `origin`: anonymous reads are answered from memory, everything else passes through. */
export function deliver(origin: Origin, options: DeliveryOptions): Delivery {
  const store = new TaggedCache<Entry>(options.maxBytes)
  const invalidations = new InvalidationLog()
  // What waited for its turn meanwhile does not wait for a database that is away.
  const ask: Origin['ask'] = async (request) => {
    if (!options.isUp()) throw new Error('The database does not answer.')
    return origin.ask(request)
  }
  const counts = noCounts()
  const onFill = (seconds: number): void => counts.onFill?.(seconds)
  // The application has one thread: more at once answers no more, and leaves more to collect.
  const fills = new Fills({ ask, toEntry, store, invalidations, maxAtOnce: 4, maxWaiting: 256, onFill })
  const keys = new RequestIndex<string>(MAX_TEXTS, options.maxBytes / 32, (key) => key.length)
  const known = new RequestIndex<IndexedRequest>(MAX_TEXTS, options.maxBytes / 32, weightOf)
  const apply = (write: WriteEvent): void => {
    counts.writes += 1
    counts.onWrite?.(write)
    counts.invalidated += applyWrite(write, store, invalidations)
  }
  const onWrite = (message: unknown): void => apply(message as WriteEvent)
  subscribe(WRITE_EVENTS, onWrite)

  const current = (key: string): Entry | undefined => {
    const entry = store.get(key)
    const maxAge = options.maxAgeMs?.()
    return entry && maxAge !== undefined && Date.now() - entry.filledAt >= maxAge ? undefined : entry
  }

  const handle: Handler = (request, response) => {
    if (!request.url?.startsWith('/api/')) return forward(request, response)
    const candidate = candidateOf(request, options.collections)
    return candidate instanceof Promise
      ? candidate.then((posted) => answer(request, response, posted))
      : answer(request, response, candidate)
  }

  // A request that is known is answered in the same turn, without a promise.
  const answer = (request: IncomingMessage, response: ServerResponse, candidate: Candidate | undefined) => {
    // Gone before the end of its request.
    if (response.destroyed) return
    const key = candidate && keys.get(candidate.raw)
    const kept = key === undefined ? undefined : current(key)
    if (key === undefined || !kept) return answerUnknown(request, response, candidate)
    const asked = entryRequestOf(request)
    // Not at the first time that a text is read: most are never sent again.
    const text = options.rawRequest?.(request)
    if (text !== undefined) known.set(text, { key, asked })
    send(response, keptBy(asked, kept))
  }

  const answerKnown = (text: string): CachedResponse | undefined => {
    const request = known.get(text)
    const kept = request && current(request.key)
    if (!kept) return undefined
    counts.fastPath += 1
    return keptBy(request.asked, kept)
  }

  const answerUnknown = async (
    request: IncomingMessage,
    response: ServerResponse,
    candidate: Candidate | undefined,
  ): Promise<void> => {
    const read = candidate?.read()
    if (!candidate || !read) return passThrough(request, response, candidate?.body)
    keys.set(candidate.raw, read.key)
    const asked = entryRequestOf(request)
    const sameQuery = current(read.key) ?? (await fills.pendingEntry(read.key, asked.encoding))
    if (sameQuery) return send(response, keptBy(asked, sameQuery))
    const began = performance.now()
    const outcome = options.isUp()
      ? await fills.get(read.key, read.request, asked.encoding)
      : ({ kind: 'down' } as const)
    const seconds = (performance.now() - began) / 1000
    const sent = answerMiss(request, response, asked, candidate.body, outcome)
    // Told afterwards: what tells it may wake the other thread.
    counts.onMiss?.({ key: read.key, seconds, outcome })
    return sent
  }

  const answerMiss = (
    request: IncomingMessage,
    response: ServerResponse,
    asked: EntryRequest,
    posted: Buffer | undefined,
    outcome: Miss['outcome'],
  ): void | Promise<void> => {
    if (response.destroyed) return
    if (outcome.kind === 'answer') {
      if (outcome.answer.status >= 500 && !options.isUp()) return refuse(response)
      if (!asksAsTheCache(request.headers)) return passThrough(request, response, posted)
      return sendAnswer(request, bypassed(request, response), outcome.answer)
    }
    if (outcome.kind !== 'entry') return refuse(response)
    counts.misses += 1
    // What a write overtook is not for shared caches either: it would be kept after its purge.
    const isPurged = options.isPurged && outcome.isCurrent
    send(response, buildResponse(asked, outcome.entry, 'MISS', { ...options, isPurged }))
  }

  const keptBy = (asked: EntryRequest, entry: Entry): CachedResponse => {
    const state = options.isUp() ? 'HIT' : 'STALE'
    counts[state === 'HIT' ? 'hits' : 'stale'] += 1
    return buildResponse(asked, entry, state, options)
  }
  const passThrough = async (request: IncomingMessage, response: ServerResponse, body?: Buffer): Promise<void> => {
    if (!isReadable(request.url ?? '')) return answerRefusal(response, malformedUrl)
    const isPublicRead = isAnonymous(request.headers) && (body !== undefined || isSafeMethod(request.method))
    if (isPublicRead && !options.isUp()) return refuse(response)
    await forward(request, bypassed(request, response), body)
  }
  const bypassed = (request: IncomingMessage, response: ServerResponse): ServerResponse => {
    counts.bypasses += 1
    response.setHeader('X-Cache', 'BYPASS')
    // Where the application says nothing else.
    response.setHeader('Cache-Control', isAnonymous(request.headers) ? 'no-store' : 'private, no-store')
    return response
  }
  const forward = (request: IncomingMessage, response: ServerResponse, body?: Buffer): Promise<void> =>
    origin.forward(request, response, body).catch(() => refuse(response))
  const refuse = (response: ServerResponse): void => {
    if (response.headersSent) return
    counts.refused += 1
    unavailable(response)
  }

  return {
    handle,
    lookupRaw: answerKnown,
    counts,
    store,
    fills,
    apply,
    close: () => void unsubscribe(WRITE_EVENTS, onWrite),
  }
}

/** What a request takes beside its text, in characters. */
const weightOf = ({ key, asked: { ifNoneMatch = '', origin = '' } }: IndexedRequest): number =>
  key.length + ifNoneMatch.length + origin.length + 200

function send(response: ServerResponse, { status, headers, body }: CachedResponse): void {
  response.writeHead(status, headers)
  response.end(body)
}

function unavailable(response: ServerResponse): void {
  response.setHeader('Retry-After', '2')
  const message = 'The service is busy, or its database does not answer. Try again in a moment.'
  answerRefusal(response, { status: 503, code: 'UNAVAILABLE', message })
}
