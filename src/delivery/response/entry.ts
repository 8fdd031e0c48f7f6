import type { IncomingHttpHeaders } from 'node:http'
import type { TaggedEntry } from '../../cache/tagged-cache'
import type { CacheTag } from '../../cache/tags'
import type { Encoding } from '../../http/negotiation'
import type { OriginResponse } from '../origin/origin'
import { tagHeader } from './public-tags'
import { BodyEncoder, exactSize, type Representation } from './representation'

/** A cached response that may be sent to anybody. */
export interface Entry extends Representation, TaggedEntry {
  contentType: string
  contentLanguage: string
  /** Further headers of the origin, names and values alternating. */
  headers: readonly string[]
  /** The tags as the value of `Cache-Tag`. */
  publicTags: string
  /** When the origin made the response, in milliseconds since 1970. */
  filledAt: number
  /** When the response stops being right without any write, in milliseconds since 1970. */
  expiresAt?: number
  /** When the first consent ends that the response needs, in milliseconds since 1970; absent when it needs none. */
  consentUntil?: number
  /** Whether the address changes whenever the response does. */
  isImmutable?: boolean
}

type Description = Omit<Entry, keyof Representation | 'bytes'>

/** Headers of the origin that are cached with the body; the others are computed for each response or dropped. */
const CACHED_HEADERS = [
  ...['Access-Control-Allow-Origin', 'Access-Control-Expose-Headers', 'Content-Disposition', 'Content-Security-Policy'],
  ...['Link', 'Permissions-Policy', 'Referrer-Policy', 'X-Frame-Options', 'X-Robots-Tag'],
]

/** An entry whose encodings are still being computed. */
export class NewEntry {
  constructor(
    readonly encoder: BodyEncoder,
    readonly description: Description,
  ) {}

  get tags(): readonly CacheTag[] {
    return this.description.tags
  }

  get expiresAt(): number | undefined {
    return this.description.expiresAt
  }

  /** The entry with the identity and `encoding` only, for one response. */
  async encode(encoding: Encoding): Promise<Entry> {
    return this.#entry(await this.encoder.encode(encoding))
  }

  /** The entry with every encoding, for the cache. */
  async encodeAll(): Promise<Entry> {
    return this.#entry(await this.encoder.encodeAll())
  }

  #entry(representation: Representation): Entry {
    const { identity, gzip, br } = representation
    const text = this.tags.join().length + this.description.headers.join().length
    const bytes = identity.length + (gzip?.length ?? 0) + (br?.length ?? 0) + text * 2 + 1_000
    return { ...representation, ...this.description, bytes }
  }
}

/**
 * The entry of a response of the origin. `undefined` when the response must not be cached: another status than 200, a
 * cookie, `no-store` or `private`, or JSON with `errors`.
 */
export function entryOf({ status, headers, body: bytes, dependencies }: OriginResponse): NewEntry | undefined {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const contentType = headers['content-type'] ?? ''
  const cacheControl = headers['cache-control'] ?? ''
  if (status !== 200 || headers['set-cookie'] || /\b(?:no-store|private)\b/.test(cacheControl)) return undefined
  if (contentType === '' || (isJson(contentType) && hasErrors(body))) return undefined
  const tags = [...dependencies.tags].sort()
  return new NewEntry(new BodyEncoder(exactSize(body)), {
    contentType,
    contentLanguage: headers['content-language'] ?? languageHeader(dependencies.languages),
    headers: cachedHeaders(headers),
    tags,
    publicTags: tagHeader(tags),
    filledAt: Date.now(),
    ...(dependencies.expiresAt !== undefined && { expiresAt: dependencies.expiresAt }),
    ...(dependencies.consentUntil !== undefined && { consentUntil: dependencies.consentUntil }),
    ...(/\bimmutable\b/.test(cacheControl) && { isImmutable: true }),
  })
}

const isJson = (contentType: string): boolean => /^application\/(?:[\w.]+\+)?json\b/.test(contentType)

// A text of the content may hold the word: the body is parsed only when it does.
const hasErrors = (body: Buffer): boolean => body.includes('"errors"') && 'errors' in JSON.parse(body.toString('utf8'))

const cachedHeaders = (headers: IncomingHttpHeaders): string[] =>
  CACHED_HEADERS.flatMap((name) => {
    const value = headers[name.toLowerCase()]
    return typeof value === 'string' ? [name, value] : []
  })

const languageHeader = (languages: ReadonlySet<string>): string =>
  languages.size === 0 || languages.has('all') ? 'fr, en' : [...languages].sort().join(', ')
