import { type AfterErrorHook, APIError, type Plugin } from 'payload'
import { codeOfError } from './error-codes'

/** Adds the code of a refusal to the response, where limits have theirs: Payload writes the message alone. */
const addCode: AfterErrorHook = ({ error, graphqlResult, result }) => {
  const cause = 'originalError' in error ? error.originalError : error
  if (!(cause instanceof APIError)) return undefined
  const own = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
  const code = own ?? codeOfError(cause.name, cause.status)
  if (graphqlResult) return { graphqlResult: { ...graphqlResult, extensions: { ...graphqlResult.extensions, code } } }
  return result && { response: { ...result, errors: (result.errors ?? []).map((each) => ({ ...each, code })) } }
}

/** Answers refusals with their codes, in REST and in GraphQL. */
export const refusalCodes = (): Plugin => (config) => ({
  ...config,
  hooks: { ...config.hooks, afterError: [...(config.hooks?.afterError ?? []), addCode] },
})
