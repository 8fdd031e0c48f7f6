import type { Plugin } from 'payload'
import { passDraftToCounts } from './graphql/count-drafts'
import { logGraphQLFailures } from './graphql/log-failures'
import { knownParameters } from './known-parameters'
import { refusalCodes } from './refusal-codes'

// Refusals are responses: logged as errors, anybody could fill the log.
const refusalLevels = {
  AuthenticationError: 'info',
  Forbidden: 'info',
  GraphQLError: 'debug',
  NotFound: 'debug',
  QueryError: 'debug',
  RequestRefused: 'debug',
} as const

/**
 * Answers refusals of REST and GraphQL with their codes, refuses unknown parameters of the endpoints before it, and lets
 * counts of GraphQL read drafts.
 */
export const api = (): Plugin => async (config) => {
  const guarded = await knownParameters()(await refusalCodes()(config))
  return {
    ...guarded,
    graphQL: { ...guarded.graphQL, queries: passDraftToCounts(guarded.graphQL?.queries) },
    loggingLevels: { ...guarded.loggingLevels, ...refusalLevels },
    hooks: { ...guarded.hooks, afterError: [...(guarded.hooks?.afterError ?? []), logGraphQLFailures] },
  }
}
