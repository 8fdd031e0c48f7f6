import { LIMITS } from '../../http/limits'
import type { PathItem } from './collection-operations'
import { schemaRef } from './json-schema'
import { responsesWith } from './responses'

const tags = ['GraphQL']
const content = {
  'application/json': { schema: schemaRef('GraphQLResponse') },
  'application/graphql-response+json': { schema: schemaRef('GraphQLResponse') },
}
const refused = (description: string) => ({ description, content })
const responses = {
  ...responsesWith('The answer; errors of single fields are in it.', content),
  400: refused('The operation is refused: `extensions.code` of its error says why.'),
  415: refused('The body is not JSON in UTF-8.'),
}
const text = { type: 'string' }

/** The paths of GraphQL. */
export const graphqlPaths: Record<string, PathItem> = {
  '/api/graphql': {
    get: {
      operationId: 'queryByGet',
      summary: 'A query of GraphQL, cached by its URL',
      tags,
      parameters: [
        { name: 'query', in: 'query', required: true, description: 'The query.', schema: text },
        { name: 'variables', in: 'query', description: 'Its variables, as JSON.', schema: text },
        { name: 'operationName', in: 'query', description: 'Which operation of the query runs.', schema: text },
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
              properties: { query: text, variables: { type: 'object' }, operationName: text },
              required: ['query'],
            },
          },
        },
      },
      responses,
    },
  },
}
