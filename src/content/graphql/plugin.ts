import type { Plugin } from 'payload'
import { refineSchema } from './refine'
import { reverseListNames } from './reverse-lists'
import { scheduleCosts } from './schedule-fields'
import type { GraphQL, Schema } from './schema'

/** Makes the schema of GraphQL that of the public API, and says what its additions cost. */
export const graphqlSchema = (): Plugin => (config) => {
  const queries = config.graphQL?.queries
  return {
    ...config,
    custom: { ...config.custom, graphqlCosts: { joins: reverseListNames, roots: scheduleCosts } },
    graphQL: {
      ...config.graphQL,
      queries: (library, schema) => {
        const added = queries?.(library, schema) ?? {}
        refineSchema(library as GraphQL, schema as unknown as Schema)
        return added
      },
    },
  }
}
