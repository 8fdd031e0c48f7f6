import { createHash } from 'node:crypto'
import { type CacheTag, collectionOf } from '../../cache/tags'
import { CACHE_LIMITS } from '../limits'

/**
 * A tag as headers, lists and expressions can hold it: a collection by its name, anything finer by eight characters of its
 * SHA-256 in base64url. Two tags that share theirs are forgotten together.
 */
export const publicTag = (tag: CacheTag): string =>
  tag === collectionOf(tag) ? tag : createHash('sha256').update(tag).digest('base64url').slice(0, 8)

/** What every answer bears that read anything of a collection. */
export const collectionTag = (collection: string): string => `${collection}+`

/** The tags of an answer as one header, the finest folded into their collection as far as needed. */
export function tagHeader(tags: readonly CacheTag[]): string {
  const marks = tags.map((tag) => collectionTag(collectionOf(tag)))
  const withoutIds = (tag: CacheTag) => tag.replace(/#.*$/s, '')
  const foldings = [tags, tags.map(withoutIds), tags.map(collectionOf)]
  const headers = foldings.map((each) => [...new Set([...marks, ...each.map(publicTag)])].join(','))
  return headers.find((header) => header.length <= CACHE_LIMITS.tagHeaderCharacters) ?? ''
}
