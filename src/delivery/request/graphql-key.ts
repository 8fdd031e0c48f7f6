import { createHash } from 'node:crypto'
import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  stripIgnoredCharacters,
} from 'graphql'
import { readGraphQLRequest, type SentGraphQL } from './graphql-request'

const MAX_BYTES = 100_000
const MAX_TOKENS = 2_000
const MAX_NESTING = 100

/** A GraphQL read: `body` is the JSON to post to the origin, `key` names its answer. */
export interface GraphQLKey {
  key: string
  body: string
}

/**
 * The canonical form of a GraphQL query, whether sent by GET or POST. Requests that differ only by what GraphQL ignores,
 * by the order of their variables or by variables not declared share it. `undefined` when the request must pass through.
 */
export function graphqlKey(sent: SentGraphQL): GraphQLKey | undefined {
  if ((sent.post?.body.length ?? sent.search.length) > MAX_BYTES) return undefined
  const request = readGraphQLRequest(sent)
  if (!request) return undefined
  try {
    const document = parse(request.query, { maxTokens: MAX_TOKENS, noLocation: true })
    const operation = plainQuery(document, request.operationName)
    if (!operation) return undefined
    const declared = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value))
    const given = Object.entries(request.variables).filter(([name]) => declared.has(name))
    const body = JSON.stringify({
      // Not `print`, whose indentation grows with the square of the depth.
      query: stripIgnoredCharacters(request.query),
      operationName: request.operationName,
      variables: sortedMembers(Object.fromEntries(given), MAX_NESTING),
    })
    if (Buffer.byteLength(body) > MAX_BYTES) return undefined
    return { key: `graphql:${createHash('sha256').update(body).digest('base64url')}`, body }
  } catch {
    return undefined
  }
}

/** The operation that will run, when the document holds nothing but queries and their fragments. */
function plainQuery(document: DocumentNode, name: string | undefined): OperationDefinitionNode | undefined {
  const operations: OperationDefinitionNode[] = []
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) continue
    if (definition.kind !== Kind.OPERATION_DEFINITION) return undefined
    if (definition.operation !== OperationTypeNode.QUERY) return undefined
    operations.push(definition)
  }
  const chosen = operations.filter((operation) => name === undefined || operation.name?.value === name)
  return chosen.length === 1 ? chosen[0] : undefined
}

function sortedMembers(value: unknown, nesting: number): unknown {
  // Written again, 1e999 would be null.
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) throw new RangeError('No number.')
  if (typeof value !== 'object' || value === null) return value
  if (nesting === 0) throw new RangeError('The variables are nested too deep.')
  if (Array.isArray(value)) return value.map((each) => sortedMembers(each, nesting - 1))
  // Without a prototype, a member named __proto__ is a member like any other.
  const sorted: Record<string, unknown> = Object.create(null)
  for (const [name, member] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    sorted[name] = sortedMembers(member, nesting - 1)
  }
  return sorted
}
