import { LIMITS } from '../../http/limits'
import type { PathItem } from './collection-operations'
import { schemaRef } from './json-schema'
import { responsesWith } from './responses'

const tags = ['GraphQL']
const content = {
  'application/json': { schema: schemaRef('GraphQLResponse') },
  'application/graphql-response+json': { schema: schemaRef('GraphQLResponse') },
}
const allow = { description: 'The methods of this path.', schema: { type: 'string' } }
const refused = (description: string) => ({
  description,
  content: {
    'application/json': { schema: schemaRef('GraphQLErrors') },
    'application/graphql-response+json': { schema: schemaRef('GraphQLErrors') },
    'application/problem+json': { schema: schemaRef('Problem') },
  },
})
const responses = {
  ...responsesWith('The answer; errors of single fields are in it.', content),
  400: refused('The operation is refused: `extensions.code` of its error says why.'),
  403: refused('The site executes its trusted documents only, and this is none of them.'),
  405: { ...refused('A mutation came by GET, or the method is none of this path.'), headers: { Allow: allow } },
  406: refused('The client accepts none of the media types of GraphQL.'),
  413: refused('The body is too large.'),
  414: refused('The URL is too long.'),
  415: refused('The body is not JSON in UTF-8.'),
}
const text = { type: 'string' }
const extensions = {
  type: 'object',
  properties: {
    cost: {
      type: 'boolean',
      description: '`true` asks for the points of the query, in `extensions.cost` of the response.',
    },
    persistedQuery: {
      type: 'object',
      description: 'Names a query by its hash, with the query or in place of it.',
      properties: {
        version: { type: 'integer', const: 1 },
        sha256Hash: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'The SHA-256 of the query.' },
      },
      required: ['version', 'sha256Hash'],
    },
  },
}
const queryOrHash = 'The query. It may be left out where `extensions` name it by its hash.'

/** The paths of GraphQL. */
export const graphqlPaths: Record<string, PathItem> = {
  '/api/graphql': {
    get: {
      operationId: 'queryByGet',
      summary: 'A query of GraphQL, cached by its URL',
      tags,
      parameters: [
        { name: 'query', in: 'query', description: queryOrHash, schema: text },
        { name: 'variables', in: 'query', description: 'Its variables, as JSON.', schema: text },
        { name: 'operationName', in: 'query', description: 'Which operation of the query runs.', schema: text },
        {
          name: 'extensions',
          in: 'query',
          description: 'Persisted queries, and the points of the query, as JSON.',
          content: { 'application/json': { schema: extensions } },
        },
      ],
      responses,
    },
    post: {
      operationId: 'queryByPost',
      summary: 'A query of GraphQL',
      description: `Bodies of up to ${LIMITS.graphql.bodyBytes.toLocaleString('en')} bytes. Anonymous queries are cached.`,
      tags,
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: {
                query: { ...text, description: queryOrHash },
                variables: { type: 'object' },
                operationName: text,
                extensions,
              },
            },
          },
        },
      },
      responses,
    },
  },
}
