import type { CacheTag } from '../../cache/tags'

/** The bytes of an answer as they are sent, by encoding; a variant that would not be smaller is absent. */
export interface Representation {
  identity: Buffer
  gzip?: Buffer
  br?: Buffer
  /** Strong, of the identity: each encoding derives its own. */
  etag: string
}

/** An answer that may be sent to anybody. */
export interface Entry extends Representation {
  contentType: string
  contentLanguage: string
  tags: readonly CacheTag[]
  /** The same for shared caches, comma-separated. */
  publicTags: string
  /** When the origin made it, in milliseconds since 1970. */
  filledAt: number
  /** What it weighs in memory, in bytes. */
  bytes: number
}
