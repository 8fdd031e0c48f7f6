import { LRUCache } from 'lru-cache'

/** The content coding of a body. */
export type Encoding = 'br' | 'gzip' | 'identity'

/** In the order in which the server prefers them, where the client accepts several alike. */
const encodings: readonly Encoding[] = ['br', 'gzip', 'identity']
const weight = '0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?'
const listedCoding = new RegExp(`^([\\w!#$%&'*+.^\`|~-]+)[ \\t]*(?:;[ \\t]*q=(${weight}))?$`)
const readableWeight = new RegExp(`^(?:${weight})$`)

// Clients send few different headers, so each is parsed once.
const memoized = new LRUCache<string, Encoding>({ max: 100 })
const MAX_MEMOIZED_LENGTH = 100

/**
 * The best encoding that an Accept-Encoding header accepts, `identity` when it accepts none. Items that cannot be parsed
 * are ignored. [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3)
 */
export function chooseEncoding(header: string | undefined): Encoding {
  if (!header) return 'identity'
  const known = memoized.get(header)
  if (known) return known
  const chosen = parseAcceptEncoding(header)
  if (header.length <= MAX_MEMOIZED_LENGTH) memoized.set(header, chosen)
  return chosen
}

function parseAcceptEncoding(header: string): Encoding {
  const weights = new Map<string, number>()
  for (const item of header.toLowerCase().split(',')) {
    const [, coding = '', q = '1'] = listedCoding.exec(item.trim()) ?? []
    weights.set(coding === 'x-gzip' ? 'gzip' : coding, Number(q))
  }
  const others = weights.get('*')
  let best: Encoding = 'identity'
  let highest = 0
  for (const encoding of encodings) {
    const given = weights.get(encoding) ?? others ?? 0
    if (given > highest) [best, highest] = [encoding, given]
  }
  return best
}

/** The media ranges that include `application/json`, from the most to the least specific. */
const jsonRanges = ['application/json', 'application/*', '*/*']

/**
 * Whether an Accept header accepts `application/json`. An absent header accepts anything; items that cannot be parsed are
 * ignored. [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1)
 */
export function acceptsJson(header: string | undefined): boolean {
  if (header === undefined || header === '*/*') return true
  const weights = new Map<string, number>()
  for (const item of header.toLowerCase().split(',')) {
    const [range = '', ...parameters] = item.split(';').map((part) => part.trim())
    const given = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1'
    if (readableWeight.test(given)) weights.set(range, Math.max(weights.get(range) ?? 0, Number(given)))
  }
  const mostSpecific = jsonRanges.find((range) => weights.has(range))
  return mostSpecific !== undefined && weights.get(mostSpecific) !== 0
}

/** Whether an Accept header names `application/problem+json`. A range that only includes it asks for nothing special. */
export const acceptsProblem = (header: string | undefined): boolean =>
  header?.toLowerCase().includes('application/problem+json') === true

/** Whether an Accept header accepts a response of GraphQL, or a problem instead of one. */
export const acceptsGraphQL = (header: string | undefined): boolean =>
  acceptsJson(header) || /application\/(?:graphql-response|problem)\+json/i.test(header ?? '')
