import type { TaggedCache } from '../../cache/tagged-cache'
import { CACHE_LIMITS } from '../limits'
import type { EntryRequest } from '../response/cached-response'
import type { Entry } from '../response/entry'
import { RequestIndex } from './request-index'

interface LookupOptions {
  maxBytes: number
  /** How long an entry may be served, in milliseconds; `undefined` is no limit. */
  maxAgeMs?(): number | undefined
}

/** A request that was answered from the cache, parsed. */
export interface IndexedRequest {
  key: string
  request: EntryRequest
}

/** Finds the entry of a request by its raw text, without parsing it again. */
export class CacheLookup {
  readonly #keys: RequestIndex<string>
  readonly #indexed: RequestIndex<IndexedRequest>

  constructor(
    readonly store: TaggedCache<Entry>,
    readonly options: LookupOptions,
  ) {
    const maxCharacters = options.maxBytes * CACHE_LIMITS.indexShare
    this.#keys = new RequestIndex(CACHE_LIMITS.indexedRequests, maxCharacters, (key) => key.length)
    this.#indexed = new RequestIndex(CACHE_LIMITS.indexedRequests, maxCharacters, weightOf)
  }

  /** The entry of a key, unless it has expired. */
  entry(key: string): Entry | undefined {
    const entry = this.store.get(key)
    if (!entry) return undefined
    const maxAge = this.options.maxAgeMs?.()
    if (maxAge === undefined && entry.expiresAt === undefined) return entry
    const now = Date.now()
    const isTooOld = maxAge !== undefined && now - entry.filledAt >= maxAge
    const isExpired = entry.expiresAt !== undefined && now >= entry.expiresAt
    return isTooOld || isExpired ? undefined : entry
  }

  /** The key of a request target or body seen before. */
  keyOf(raw: string): string | undefined {
    return this.#keys.get(raw)
  }

  /** Indexes the key of a request target or body. */
  indexKey(raw: string, key: string): void {
    this.#keys.set(raw, key)
  }

  /** Indexes a complete raw request, so that the same bytes are answered without parsing. */
  indexRequest(rawRequest: string, indexed: IndexedRequest): void {
    this.#indexed.set(rawRequest, indexed)
  }

  /** The indexed request of these bytes. */
  requestOf(rawRequest: string): IndexedRequest | undefined {
    return this.#indexed.get(rawRequest)
  }
}

/** Characters that an indexed request takes beside its raw text. */
const weightOf = ({ key, request: { ifNoneMatch = '', origin = '' } }: IndexedRequest): number =>
  key.length + ifNoneMatch.length + origin.length + 200
