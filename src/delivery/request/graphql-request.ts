import { isRecord } from '../../domain/record'
import { isReadByPayload } from './rest-parameters'

/** A GraphQL request as HTTP carries it: the query string of a GET, or the body of a POST and the query string beside it. */
export interface SentGraphQL {
  /** What follows the `?` of the URL. */
  search: string
  /** The body of a POST, absent from a GET. */
  post?: { contentType: string | undefined; body: Buffer }
}

/** The parameters of one operation. */
export interface GraphQLOperation {
  query: string
  operationName?: string
  variables: Record<string, unknown>
}

const jsonInUtf8 = /^application\/json\s*(?:;\s*charset=utf-8\s*)?$/i
const names = new Set(['query', 'operationName', 'variables', 'extensions'])

/**
 * The operation of a request, or `undefined` when it is not one operation that depends on nothing else.
 * [GraphQL over HTTP](https://graphql.github.io/graphql-over-http/draft/#sec-Request)
 */
export function readGraphQLRequest({ search, post }: SentGraphQL): GraphQLOperation | undefined {
  try {
    decodeURIComponent(search)
    const parameters = [...new URLSearchParams(search)]
    if (parameters.some(([name]) => isReadByPayload(name))) return undefined
    return post ? readPost(post) : readGet(parameters.filter(([name]) => names.has(name)))
  } catch {
    return undefined
  }
}

function readPost({ contentType, body }: Required<SentGraphQL>['post']): GraphQLOperation | undefined {
  if (!jsonInUtf8.test(contentType ?? '')) return undefined
  const sent: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  // Payload reads other members too, such as a locale.
  return isRecord(sent) && Object.keys(sent).every((name) => names.has(name)) ? operation(sent) : undefined
}

function readGet(parameters: readonly [string, string][]): GraphQLOperation | undefined {
  const given = new Map(parameters)
  if (given.size < parameters.length) return undefined
  const json = (name: string): unknown => (given.get(name) ? JSON.parse(given.get(name) ?? '') : undefined)
  return operation({
    query: given.get('query'),
    operationName: given.get('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
  })
}

function operation({ query, operationName, variables, extensions }: Record<string, unknown>) {
  if (typeof query !== 'string' || !isIgnorable(extensions)) return undefined
  if (operationName != null && typeof operationName !== 'string') return undefined
  if (variables != null && !isRecord(variables)) return undefined
  return { query, operationName: operationName ?? undefined, variables: variables ?? {} }
}

/** Apollo Client signs each request with its name and version; nothing reads them. */
function isIgnorable(extensions: unknown): boolean {
  return (
    extensions == null || (isRecord(extensions) && Object.keys(extensions).every((name) => name === 'clientLibrary'))
  )
}
