import { collectionTag, publicTag } from '../response/public-tags'

/** What a shared cache must forget: what bears one of `tags`, any tag of one of `collections`, or everything. */
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

/** The requests that make one kind of shared cache forget. */
export type EdgeAdapter = (purge: Purge) => PurgeRequest[]

/** Names in one header of Varnish, whose lines are limited to 8,192 bytes; no name of ours is longer than this allows. */
const MAX_PATTERN = 7_000
const FASTLY_MAX_KEYS = 256
const CLOUDFLARE_MAX_TAGS = 100

/** The shape that `EDGE_PURGE_URL` names; nothing when it names none. */
export function edgeAdapterOf(url: string, token: string | undefined): EdgeAdapter | undefined {
  const [, kind, rest = ''] = /^(varnish\+https?|fastly|cloudflare):(.+)$/.exec(url) ?? []
  if (kind === 'fastly') return fastly(rest, token)
  if (kind === 'cloudflare') return cloudflare(rest, token)
  return kind && URL.canParse(url.slice('varnish+'.length)) ? varnish(url.slice('varnish+'.length), token) : undefined
}

/** `deploy/varnish.vcl`: each request bears a regular expression, which the whole of a name must match. */
const varnish =
  (url: string, token?: string): EdgeAdapter =>
  (purge) => {
    const patterns = purge.everything ? ['[^,]*'] : namesIn(purge).map((name) => name.replace('+', '[+]'))
    return inLines(patterns).map((line) => ({
      url,
      method: 'BAN',
      headers: { 'X-Ban-Tags': line, ...(token && { Authorization: `Bearer ${token}` }) },
    }))
  }

function inLines(patterns: readonly string[]): string[] {
  const lines: string[] = []
  for (const pattern of patterns) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + pattern.length < MAX_PATTERN) lines[lines.length - 1] = `${last}|${pattern}`
    else lines.push(pattern)
  }
  return lines
}

/** https://www.fastly.com/documentation/reference/api/purging/ — its surrogate keys are the names. */
const fastly =
  (service: string, token = ''): EdgeAdapter =>
  (purge) => {
    const base = `https://api.fastly.com/service/${service}`
    const headers = { 'Fastly-Key': token, Accept: 'application/json' }
    if (purge.everything) return [{ url: `${base}/purge_all`, method: 'POST', headers }]
    return chunks(namesIn(purge), FASTLY_MAX_KEYS).map((keys) => ({
      url: `${base}/purge`,
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ surrogate_keys: keys }),
    }))
  }

/** https://developers.cloudflare.com/api/resources/cache/methods/purge/ — its cache tags are the names. */
const cloudflare =
  (zone: string, token = ''): EdgeAdapter =>
  (purge) => {
    const bodies = purge.everything
      ? [{ purge_everything: true }]
      : chunks(namesIn(purge), CLOUDFLARE_MAX_TAGS).map((tags) => ({ tags }))
    return bodies.map((body) => ({
      url: `https://api.cloudflare.com/client/v4/zones/${zone}/purge_cache`,
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }))
  }

/** The names that the headers of what must be forgotten bear. */
const namesIn = ({ tags, collections }: Purge) => [...collections.map(collectionTag), ...tags.map(publicTag)]

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
