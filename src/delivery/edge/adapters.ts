import { publicTag } from '../../cache/public-tag'
import { type EdgeLocation, parseEdgeUrl } from '../../env/edge-url'
import { collectionTag } from '../response/public-tags'

/** What a shared cache must evict: responses with one of `tags`, with any tag of one of `collections`, or all of them. */
export interface Purge {
  tags: readonly string[]
  collections: readonly string[]
  everything: boolean
}

/** One HTTP request to a shared cache. */
export interface PurgeRequest {
  url: string
  method: string
  headers: Record<string, string>
  body?: string
}

/** Returns the requests that carry out a purge on one kind of shared cache. */
export type EdgeAdapter = (purge: Purge) => PurgeRequest[]

/** Varnish limits a header line to 8,192 bytes; every public tag is shorter than the difference. */
const MAX_PATTERN = 7_000
const FASTLY_MAX_KEYS = 256
const CLOUDFLARE_MAX_TAGS = 100

/** The adapter of the shared cache that an `EDGE_PURGE_URL` names; `undefined` when it names none. */
export function edgeAdapterOf(url: string, token: string | undefined): EdgeAdapter | undefined {
  const location = parseEdgeUrl(url)
  return location && adapterOf(location, token)
}

function adapterOf(location: EdgeLocation, token: string | undefined): EdgeAdapter {
  switch (location.kind) {
    case 'varnish':
      return varnish(location.url, token)
    case 'fastly':
      return fastly(location.id, token)
    case 'cloudflare':
      return cloudflare(location.id, token)
  }
}

/** `deploy/varnish.vcl`: each request carries a regular expression that must match a whole public tag. */
const varnish =
  (url: string, token?: string): EdgeAdapter =>
  (purge) => {
    const patterns = purge.everything ? ['[^,]*'] : publicTagsOf(purge).map((tag) => tag.replace('+', '[+]'))
    return joinPatterns(patterns).map((pattern) => ({
      url,
      method: 'BAN',
      headers: { 'X-Ban-Tags': pattern, ...(token && { Authorization: `Bearer ${token}` }) },
    }))
  }

/** Joins patterns with `|` into as few as fit in a header line each. */
function joinPatterns(patterns: readonly string[]): string[] {
  const joined: string[] = []
  for (const pattern of patterns) {
    const last = joined.at(-1)
    if (last !== undefined && last.length + pattern.length < MAX_PATTERN) {
      joined[joined.length - 1] = `${last}|${pattern}`
    } else joined.push(pattern)
  }
  return joined
}

/** https://www.fastly.com/documentation/reference/api/purging/ — the surrogate keys are the public tags. */
const fastly =
  (service: string, token = ''): EdgeAdapter =>
  (purge) => {
    const base = `https://api.fastly.com/service/${service}`
    const headers = { 'Fastly-Key': token, Accept: 'application/json' }
    if (purge.everything) return [{ url: `${base}/purge_all`, method: 'POST', headers }]
    return chunk(publicTagsOf(purge), FASTLY_MAX_KEYS).map((keys) => ({
      url: `${base}/purge`,
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ surrogate_keys: keys }),
    }))
  }

/** https://developers.cloudflare.com/api/resources/cache/methods/purge/ — the cache tags are the public tags. */
const cloudflare =
  (zone: string, token = ''): EdgeAdapter =>
  (purge) => {
    const bodies = purge.everything
      ? [{ purge_everything: true }]
      : chunk(publicTagsOf(purge), CLOUDFLARE_MAX_TAGS).map((tags) => ({ tags }))
    return bodies.map((body) => ({
      url: `https://api.cloudflare.com/client/v4/zones/${zone}/purge_cache`,
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }))
  }

/** The tags, as they stand in `Cache-Tag`, of the responses to evict. */
const publicTagsOf = ({ tags, collections }: Purge) => [...collections.map(collectionTag), ...tags.map(publicTag)]

const chunk = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
