import type { Plugin } from 'payload'
import { withPublicRoute } from '../content/public-routes'
import { feedOperations } from './operations'
import { parameterNames } from './parameters'
import { respondWithFeed } from './respond'
import { respondWithRootDocument, rootDocuments } from './root/respond'

/** Serves the programme of each edition in the formats of other software, and the documents that list where content is. */
export const feeds = (): Plugin => (config) => {
  const withDocuments = withPublicRoute(config, {
    prefixes: Object.keys(rootDocuments),
    respond: respondWithRootDocument,
  })
  return withPublicRoute(withDocuments, {
    prefixes: ['/feeds/'],
    parameters: parameterNames,
    respond: respondWithFeed,
    operations: feedOperations,
  })
}
