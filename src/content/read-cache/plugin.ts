import type { Plugin } from 'payload'
import { whileConnected } from '../../database/decorate'
import { resolveCachedLists } from './graphql-lists'
import { startReadCache } from './read-cache'
import { withCachedLists } from './rest-lists'

/** Answers the lists of the public collections from a read cache when a fill of the HTTP cache asks for them. */
export const readCache = (): Plugin => (config) => ({
  ...config,
  collections: withCachedLists(config.collections ?? []),
  graphQL: { ...config.graphQL, queries: resolveCachedLists },
  db: whileConnected(config.db, startReadCache),
})
