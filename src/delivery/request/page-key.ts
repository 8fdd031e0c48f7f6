import type { IncomingHttpHeaders } from 'node:http'
import { declaredQuery, pathnameOf } from '../../http/public-paths'
import { CACHE_LIMITS } from '../limits'

const printable = /^[\x21-\x7e]+$/

/** A read of a page or feed: `url` is what the origin is asked for, `key` names the answer. */
export interface PageKey {
  key: string
  url: string
}

/**
 * The canonical form of a read below a declared prefix: its path, and the query of the parameters that are declared with it,
 * since such an answer depends on nothing else. `undefined` when the path is not in normal form (`..`, `//`), when either is
 * too long, or when the path is not printable ASCII. `origin` is part of the answer where the site has no fixed public URL.
 */
export function pageKey(url: string, origin: string, parameters: readonly string[] = []): PageKey | undefined {
  const pathname = pathnameOf(url)
  if (pathname.length > CACHE_LIMITS.pathCharacters || !printable.test(pathname) || pathname.includes('//'))
    return undefined
  if (!URL.canParse(pathname, origin)) return undefined
  const normalised = new URL(pathname, origin)
  if (normalised.pathname !== pathname) return undefined
  normalised.search = declaredQuery(url, parameters)
  if (normalised.search.length > CACHE_LIMITS.queryCharacters) return undefined
  return { key: `page:${normalised.href}`, url: normalised.href }
}

/** The origin a client used, as `https://cms.example.org`: pages of a site without a fixed public URL name it. */
export function requestOrigin(headers: IncomingHttpHeaders): string {
  const forwarded = headers['x-forwarded-proto']
  const scheme = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(',')[0]?.trim()
  return `${scheme === 'https' ? 'https' : 'http'}://${headers.host ?? 'localhost'}`
}
