import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { WRITES_CHANNEL, type WriteAnnouncement } from './announce-writes'
import { isAnonymous } from './anonymous'
import { candidateOf } from './candidate'
import { Fills } from './fills'
import { answerJson, type Handler } from './handler'
import { Invalidations } from './invalidations'
import { Origin } from './origin'
import { RawIndex } from './raw-index'
import { type SendOptions, sendEntry } from './send'
import { Store } from './store'
import { toEntry } from './to-entry'

const FILL_TIMEOUT_MS = 10_000

/** What the cache is told about the site it stands in front of. */
export interface DeliveryOptions extends SendOptions {
  /** Collections whose reads may be kept. */
  collections: ReadonlySet<string>
  maxBytes: number
  /** Whether the database answers; what is cached is served either way. */
  isUp(): boolean
}

/** The cache in front of the application. */
export interface Delivery {
  handle: Handler
  close(): Promise<void>
}

/** Puts a cache in front of `application`: anonymous reads are answered from memory, everything else passes through. */
export function deliver(application: Handler, options: DeliveryOptions): Delivery {
  const store = new Store(options.maxBytes)
  const invalidations = new Invalidations()
  const origin = new Origin(application, FILL_TIMEOUT_MS)
  const ask = origin.ask.bind(origin)
  const fills = new Fills({ ask, toEntry, store, invalidations, maxAtOnce: 8, maxWaiting: 256 })
  const keys = new RawIndex(50_000, options.maxBytes / 8)
  const stopListening = listen(store, invalidations)

  const handle: Handler = async (request, response) => {
    if (!request.url?.startsWith('/api/')) return application(request, response)
    const candidate = await candidateOf(request, options.collections)
    // Gone before the end of its request.
    if (response.destroyed) return
    const knownKey = candidate && keys.get(candidate.raw)
    const kept = knownKey === undefined ? undefined : store.get(knownKey)
    if (kept) return sendEntry(request, response, kept, options.isUp() ? 'HIT' : 'STALE', options)
    const read = candidate?.read()
    if (!candidate || !read) return passThrough(application, request, response)
    keys.set(candidate.raw, read.key)
    const sameQuery = store.get(read.key)
    if (sameQuery) return sendEntry(request, response, sameQuery, options.isUp() ? 'HIT' : 'STALE', options)
    if (!options.isUp()) return unavailable(response)
    const outcome = await fills.get(read.key, read.request)
    if (response.destroyed) return
    if (outcome.kind === 'entry') return sendEntry(request, response, outcome.entry, 'MISS', options)
    if (outcome.kind === 'answer') return passThrough(application, request, response)
    return unavailable(response)
  }

  return {
    handle,
    close: async () => {
      stopListening()
      await origin.close()
    },
  }
}

/** Drops what a write changed, in the same turn in which it is announced. */
function listen(store: Store, invalidations: Invalidations): () => void {
  const onWrite = (message: unknown): void => {
    const { tags, collections, everything } = message as WriteAnnouncement
    if (everything) {
      invalidations.noteAll()
      store.clear()
      return
    }
    invalidations.note(tags, collections)
    store.invalidate(tags)
    for (const collection of collections) store.invalidateCollection(collection)
  }
  subscribe(WRITES_CHANNEL, onWrite)
  return () => unsubscribe(WRITES_CHANNEL, onWrite)
}

function passThrough(application: Handler, request: IncomingMessage, response: ServerResponse) {
  response.setHeader('X-Cache', 'BYPASS')
  if (!isAnonymous(request.headers)) response.setHeader('Cache-Control', 'private, no-store')
  return application(request, response)
}

function unavailable(response: ServerResponse): void {
  response.setHeader('Retry-After', '2')
  const message = 'The service is busy, or its database does not answer. Try again in a moment.'
  answerJson(response, 503, { errors: [{ message, code: 'UNAVAILABLE' }] })
}
