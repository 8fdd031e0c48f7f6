import { type AfterErrorHook, logError } from 'payload'

/**
 * Logs the failures of GraphQL fields, as those of REST are. Payload wraps each error of a field, refusals too, in a
 * `GraphQLError`, whose level is that of refusals.
 */
export const logGraphQLFailures: AfterErrorHook = ({ error, graphqlResult, req }) => {
  if (!graphqlResult || Number(graphqlResult.extensions?.statusCode ?? 500) < 500) return
  logError({ err: 'originalError' in error ? error.originalError : error, payload: req.payload })
}
