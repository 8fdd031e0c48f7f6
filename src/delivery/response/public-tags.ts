import { publicTag } from '../../cache/public-tag'
import { type CacheTag, collectionOf } from '../../cache/tags'
import { CACHE_LIMITS } from '../limits'

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
