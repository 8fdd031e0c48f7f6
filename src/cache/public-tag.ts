import { createHash } from 'node:crypto'
import { type CacheTag, collectionOf } from './tags'

/**
 * A tag in a form that headers, lists and regular expressions can hold: the name of a collection, or eight characters of the
 * SHA-256 of a finer tag in base64url. Tags with equal public forms are purged together.
 */
export const publicTag = (tag: CacheTag): string =>
  tag === collectionOf(tag) ? tag : createHash('sha256').update(tag).digest('base64url').slice(0, 8)
