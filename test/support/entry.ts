import type { Entry } from '../../src/delivery/response/entry'

/** An entry of the cache that bears these tags and weighs these bytes. */
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
