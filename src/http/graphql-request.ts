import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql'
import { isRecord } from '../domain/record'
import { parseJson } from './json'
import { LIMITS } from './limits'

/** One operation as a request names it, not parsed yet. */
export interface GraphQLOperation {
  query: string
  operationName: string | undefined
  variables: Record<string, unknown>
}

/** The members of a GraphQL request. [GraphQL over HTTP](https://graphql.github.io/graphql-over-http/draft/#sec-Request) */
export const graphqlMembers: readonly string[] = ['query', 'operationName', 'variables', 'extensions']

/** The members that the query string of a GET carries: the first value of each, as graphql-http takes them. */
export function graphqlMembersOf(search: string): Record<string, unknown> {
  const given = new URLSearchParams(search)
  const json = (name: string): unknown => {
    const text = given.get(name)
    return text ? (parseJson(text) ?? text) : undefined
  }
  return {
    query: given.get('query'),
    operationName: given.get('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
  }
}

/** The operation of the members of a request; `undefined` when one has a wrong type, which graphql-http answers with 400. */
export function operationOf({
  query,
  operationName,
  variables,
}: Record<string, unknown>): GraphQLOperation | undefined {
  if (typeof query !== 'string') return undefined
  if (operationName != null && typeof operationName !== 'string') return undefined
  if (variables != null && !isRecord(variables)) return undefined
  return { query, operationName: operationName ?? undefined, variables: variables ?? {} }
}

/** The document of an operation; `undefined` when it cannot be parsed. Above the limit of tokens it is `'too long'`. */
export function parseDocument({ query }: GraphQLOperation): DocumentNode | 'too long' | undefined {
  try {
    return parse(query, { maxTokens: LIMITS.graphql.tokens, noLocation: true })
  } catch (error) {
    return error instanceof Error && /more tha[nt] \d+ tokens/.test(error.message) ? 'too long' : undefined
  }
}

/** The definition that is executed; `undefined` when no operation, or more than one, has the name that was asked for. */
export function executedDefinition(
  document: DocumentNode,
  { operationName }: GraphQLOperation,
): OperationDefinitionNode | undefined {
  const named = document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .filter(({ name }) => operationName === undefined || name?.value === operationName)
  return named.length === 1 ? named[0] : undefined
}
