import type { GraphQLFieldConfig, GraphQLFieldResolver } from 'graphql'
import { type Config, isolateObjectProperty, type PayloadRequest } from 'payload'
import { databaseBusy, RETRY_AFTER, unavailable } from '../../database/busy'
import { repeatWhole } from '../../database/repeat-whole'

interface Context {
  req: PayloadRequest
  /** The headers of the response. */
  headers?: Record<string, string>
}

type Resolver = GraphQLFieldResolver<unknown, Context>

/** The schema under construction. */
interface Schema {
  Mutation: { fields: Record<string, GraphQLFieldConfig<unknown, Context>> }
}

/**
 * Resolves each field of a mutation again, whole and by itself, while the database asks for it: each has a transaction of
 * its own, and the fields before it are saved.
 */
export const repeatMutations = (options: Config['graphQL']): Config['graphQL'] => ({
  ...options,
  mutations: (library, schema) => {
    for (const field of Object.values((schema as unknown as Schema).Mutation.fields)) {
      if (field.resolve) field.resolve = repeated(field.resolve)
    }
    return options?.mutations?.(library, schema) ?? {}
  },
})

const repeated =
  (resolve: Resolver): Resolver =>
  async (root, args, context, info) => {
    const { req } = context
    const [flags, query] = [{ ...req.context }, { ...req.query }]
    const once = async () => {
      // Hooks and resolvers change the request and their arguments.
      context.req = isolateObjectProperty(req, ['context', 'query', 'transactionID'])
      Object.assign(context.req, { context: { ...flags }, query: { ...query }, transactionID: undefined })
      return resolve(root, structuredClone(args), context, info)
    }
    const refuse = () => {
      if (context.headers) context.headers['Retry-After'] = RETRY_AFTER
      throw unavailable(databaseBusy)
    }
    return repeatWhole(once, { whenBusy: refuse })
  }
