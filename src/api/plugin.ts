import type { Plugin } from 'payload'
import { type TrustedDocumentSettings, trustedDocuments } from '../http/trusted-documents'
import { passDraftToCounts } from './graphql/count-drafts'
import { logGraphQLFailures } from './graphql/log-failures'
import { knownParameters } from './known-parameters'
import { refusalCodes } from './refusal-codes'

// Refusals are responses: logged as errors, anybody could fill the log.
const refusalLevels = {
  APIError: 'info',
  AuthenticationError: 'info',
  Forbidden: 'info',
  GraphQLError: 'debug',
  NotFound: 'debug',
  QueryError: 'debug',
  RequestRefused: 'debug',
  UnauthorizedError: 'info',
} as const

/**
 * Answers refusals of REST and GraphQL with their codes, refuses unknown parameters of the endpoints before it, lets
 * counts of GraphQL read drafts, and knows the trusted documents of the settings.
 */
export const api =
  (settings: TrustedDocumentSettings): Plugin =>
  async (config) => {
    const guarded = await knownParameters()(await refusalCodes()(config))
    return {
      ...guarded,
      custom: { ...guarded.custom, trustedDocuments: trustedDocuments(settings) },
      graphQL: { ...guarded.graphQL, queries: passDraftToCounts(guarded.graphQL?.queries) },
      loggingLevels: { ...guarded.loggingLevels, ...refusalLevels },
      hooks: { ...guarded.hooks, afterError: [...(guarded.hooks?.afterError ?? []), logGraphQLFailures] },
    }
  }
