import { canonicalQuery } from './rest-parameters'

const MAX_CHARACTERS = 8_192
const printable = /^[!-"$-[\]-~]+$/
const path = /^\/api\/([a-z][a-z0-9-]*)(?:\/(?:count|[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?$/

/** A REST read: `url` is the path and query to ask the origin for, `key` names its answer. */
export interface RestKey {
  key: string
  url: string
}

/**
 * The canonical form of a REST read of a public collection: its list, its count or one document. URLs that mean the
 * same share it. `undefined` when the request must pass through: another path, a draft, or a URL the origin refuses.
 */
export function restKey(url: string, collections: ReadonlySet<string>): RestKey | undefined {
  if (url.length > MAX_CHARACTERS || !printable.test(url)) return undefined
  const mark = url.indexOf('?')
  const pathname = mark < 0 ? url : url.slice(0, mark)
  const collection = path.exec(pathname)?.[1]
  if (collection === undefined || !collections.has(collection)) return undefined
  const query = canonicalQuery(mark < 0 ? '' : url.slice(mark + 1))
  if (query === undefined) return undefined
  const canonical = query === '' ? pathname : `${pathname}?${query}`
  if (canonical.length > MAX_CHARACTERS) return undefined
  return { key: `rest:${canonical}`, url: canonical }
}
