import type { Plugin } from 'payload'
import { CHANGES_TAG } from '../content/changes/subscribe'
import { withPublicRoute } from '../content/public-routes'
import { publicCollections } from '../domain/public-collections'
import { changeOperations } from './operations'
import { parameterNames } from './parameters'
import { respondWithChanges, respondWithStream } from './respond'

/** Serves what has changed for the public since a cursor, page by page and as a stream. */
export const changesApi = (): Plugin => (config) => {
  const withChanges = withPublicRoute(config, {
    prefixes: ['/api/changes'],
    parameters: parameterNames,
    // Any write to public content invalidates it at once: the next response waits for the log.
    tags: [CHANGES_TAG, ...publicCollections],
    respond: respondWithChanges,
    operations: changeOperations,
  })
  return withPublicRoute(withChanges, { prefixes: ['/api/changes/stream'], isStream: true, respond: respondWithStream })
}
