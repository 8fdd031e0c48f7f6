import type { GraphQLFieldConfig } from 'graphql'
import { type Config, isolateObjectProperty, type PayloadRequest } from 'payload'

interface Context {
  req: PayloadRequest
}

/** The schema under construction. */
interface Schema {
  Query: { fields: Record<string, GraphQLFieldConfig<unknown, Context, { draft?: boolean }>> }
  collections: Record<string, { graphQL?: { paginatedType?: { name: string } } }>
}

type Queries = NonNullable<NonNullable<Config['graphQL']>['queries']>

/** Passes the argument `draft` of a count on, as the parameter of REST: Payload’s resolver ignores it. */
export const passDraftToCounts =
  (queries: Queries | undefined): Queries =>
  (graphql, schema) => {
    const added = queries?.(graphql, schema) ?? {}
    const { Query, collections } = schema as unknown as Schema
    for (const { graphQL } of Object.values(collections)) {
      const count = Query.fields[`count${graphQL?.paginatedType?.name}`]
      const resolveByPayload = count?.resolve
      if (!count || !resolveByPayload) continue
      count.resolve = (root, args, context, info) =>
        resolveByPayload(root, args, args.draft ? { ...context, req: askingForDrafts(context.req) } : context, info)
    }
    return added
  }

function askingForDrafts(original: PayloadRequest): PayloadRequest {
  const req = isolateObjectProperty(original, 'query')
  req.query = { ...original.query, draft: 'true' }
  return req
}
