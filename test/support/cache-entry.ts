import type { Entry } from '../../src/delivery/response/entry'

/** A cache entry with these tags and this size in bytes. */
export const anEntry = (tags: string[], bytes: number, identity = '{"docs":[]}'): Entry => ({
  identity: Buffer.from(identity),
  etag: '"x"',
  contentType: 'application/json',
  contentLanguage: 'fr',
  headers: [],
  tags,
  publicTags: tags.join(),
  filledAt: 0,
  bytes,
})
