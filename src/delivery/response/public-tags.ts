import { createHash } from 'node:crypto'
import { type CacheTag, collectionOf } from '../../cache/tags'
import { CACHE_LIMITS } from '../limits'

/**
 * A tag in a form that headers, lists and regular expressions can hold: the name of a collection, or eight characters of the
 * SHA-256 of a finer tag in base64url. Tags with equal public forms are purged together.
 */
export const publicTag = (tag: CacheTag): string =>
  tag === collectionOf(tag) ? tag : createHash('sha256').update(tag).digest('base64url').slice(0, 8)

/** The public tag of every response that depends on anything of a collection. */
export const collectionTag = (collection: string): string => `${collection}+`

/** The tags of a response as the value of `Cache-Tag`. Fine tags become those of their collection when there are too many. */
export function tagHeader(tags: readonly CacheTag[]): string {
  const collections = tags.map((tag) => collectionTag(collectionOf(tag)))
  const withoutIds = (tag: CacheTag) => tag.replace(/#.*$/s, '')
  const foldings = [tags, tags.map(withoutIds), tags.map(collectionOf)]
  const headers = foldings.map((each) => [...new Set([...collections, ...each.map(publicTag)])].join(','))
  return headers.find((header) => header.length <= CACHE_LIMITS.tagHeaderCharacters) ?? ''
}
