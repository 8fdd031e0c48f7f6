import { CACHE_LIMITS } from '../limits'
import { canonicalQuery } from './canonical-query'

const printable = /^[!-"$-[\]-~]+$/
const id = '[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const address = 'by-slug(?:/[a-z0-9-]{1,80}){1,2}(?:/programme)?'
const path = new RegExp(`^/api/([a-z][a-z0-9-]*)(?:/(?:count|${id}|${address}))?$`)

/** A REST read: `url` is the path and query to ask the origin for, `key` names its response. */
export interface RestKey {
  key: string
  url: string
}

/**
 * The canonical form of a REST read of a public collection: its list, its count, one document by its id or address, or a
 * programme. URLs that Payload parses to the same share it. `undefined` when the request bypasses the cache: another path, a
 * draft, or a URL the origin refuses.
 */
export function restKey(url: string, collections: ReadonlySet<string>): RestKey | undefined {
  if (url.length > CACHE_LIMITS.urlCharacters || !printable.test(url)) return undefined
  const query = url.indexOf('?')
  const pathname = query < 0 ? url : url.slice(0, query)
  const collection = path.exec(pathname)?.[1]
  if (collection === undefined || !collections.has(collection)) return undefined
  const parameters = canonicalQuery(query < 0 ? '' : url.slice(query + 1))
  if (parameters === undefined) return undefined
  const canonical = parameters === '' ? pathname : `${pathname}?${parameters}`
  if (canonical.length > CACHE_LIMITS.urlCharacters) return undefined
  return { key: `rest:${canonical}`, url: canonical }
}
