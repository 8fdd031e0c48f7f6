import { createHash } from 'node:crypto'
import { type DocumentNode, Kind, OperationTypeNode, stripIgnoredCharacters } from 'graphql'
import { isRecord } from '../../domain/record'
import {
  executedDefinition,
  type GraphQLOperation,
  graphqlMembers,
  graphqlMembersOf,
  operationOf,
  parseDocument,
} from '../../http/graphql-request'
import { isJsonInUtf8, parseJson } from '../../http/json'
import { LIMITS } from '../../http/limits'
import type { PersistedQueries } from '../../http/persisted-queries'
import { readQuery } from '../../http/query-string'
import { CACHE_LIMITS } from '../limits'
import { isReadByPayload } from './canonical-query'

/** A GraphQL request as HTTP carries it: the query string of a GET, or the body of a POST and the query string beside it. */
export interface SentGraphQL {
  /** The query string of the URL, without its `?`. */
  search: string
  /** The body of a POST, absent from a GET. */
  post?: { contentType: string | undefined; body: Buffer }
}

/** A GraphQL read: `body` is the JSON to post to the origin, `key` names its response. */
export interface GraphQLKey {
  key: string
  body: string
  /** Whether the request registers its query, and must be parsed each time. */
  isRegistration: boolean
}

/**
 * The canonical form of a GraphQL query, whether sent by GET or POST. Requests that differ only by what GraphQL ignores,
 * by the order of their variables or by undeclared variables share it. `undefined` when the request bypasses the cache.
 * The hash of a query in `persisted` counts as the query.
 */
export function graphqlKey(sent: SentGraphQL, persisted?: PersistedQueries): GraphQLKey | undefined {
  const { bodyBytes } = LIMITS.graphql
  if ((sent.post?.body.length ?? sent.search.length) > bodyBytes) return undefined
  const { operation, isRegistration = false } = publicOperation(sent, persisted)
  const document = operation && parseDocument(operation)
  if (!operation || !document || document === 'too long' || !holdsOnlyQueries(document)) return undefined
  const declared = executedDefinition(document, operation)?.variableDefinitions?.map(
    ({ variable }) => variable.name.value,
  )
  if (!declared) return undefined
  const body = canonicalBody(operation, new Set(declared))
  if (body === undefined || Buffer.byteLength(body) > bodyBytes) return undefined
  return { key: `graphql:${createHash('sha256').update(body).digest('base64url')}`, body, isRegistration }
}

interface PublicOperation {
  operation?: GraphQLOperation | undefined
  isRegistration?: boolean
}

/** The operation of a request; none when the response depends on anything else, or when the hash of a query is not known. */
function publicOperation({ search, post }: SentGraphQL, persisted: PersistedQueries | undefined): PublicOperation {
  const { tree } = readQuery(search)
  if (!tree || Object.keys(tree).some(isReadByPayload)) return {}
  const members = post ? membersOfPost(post) : graphqlMembersOf(search)
  if (!members) return {}
  const resolved = persisted?.resolve(members) ?? { members, isRegistration: false }
  if ('code' in resolved || !isIgnorable(resolved.members.extensions)) return {}
  return { operation: operationOf(resolved.members), isRegistration: resolved.isRegistration }
}

function membersOfPost({ contentType, body }: Required<SentGraphQL>['post']): Record<string, unknown> | undefined {
  const sent = isJsonInUtf8(contentType) ? parseJson(body) : undefined
  // Payload reads other members too, such as a locale.
  return isRecord(sent) && Object.keys(sent).every((name) => graphqlMembers.includes(name)) ? sent : undefined
}

/** Whether nothing reads these extensions: Apollo Client signs each request with its name and version. */
function isIgnorable(extensions: unknown): boolean {
  return (
    extensions == null || (isRecord(extensions) && Object.keys(extensions).every((name) => name === 'clientLibrary'))
  )
}

function holdsOnlyQueries(document: DocumentNode): boolean {
  return document.definitions.every(
    (definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ||
      (definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.QUERY),
  )
}

function canonicalBody({ query, operationName, variables }: GraphQLOperation, declared: ReadonlySet<string>) {
  const given = Object.entries(variables).filter(([name]) => declared.has(name))
  try {
    return JSON.stringify({
      // Not `print`, whose indentation grows with the square of the depth.
      query: stripIgnoredCharacters(query),
      operationName,
      variables: sortedMembers(Object.fromEntries(given), CACHE_LIMITS.variablesNesting),
    })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The same JSON value, its members sorted by name. Throws a `RangeError` on what JSON cannot carry or nests too deep. */
function sortedMembers(value: unknown, nesting: number): unknown {
  // JSON.stringify would write a number like 1e999 as null.
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) throw new RangeError('Not a number.')
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
