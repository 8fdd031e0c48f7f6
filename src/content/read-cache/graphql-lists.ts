import type { GraphQLFieldConfig } from 'graphql'
import { type CollectionSlug, isolateObjectProperty, type PayloadRequest } from 'payload'
import { isTracked } from '../../cache/dependencies'
import { publicCollections } from '../../domain/public-collections'
import { withCachedFinds } from './cached-payload'

interface Context {
  req: PayloadRequest
}

interface Args {
  draft?: boolean
  fallbackLocale?: string
  limit?: number
  locale?: string
  page?: number
  pagination?: boolean
  select?: boolean
  sort?: string
  trash?: boolean
  where?: never
}

/** The schema under construction. */
interface Schema {
  Query: { fields: Record<string, GraphQLFieldConfig<unknown, Context, Args>> }
  collections: Record<string, { graphQL?: { paginatedType?: { name: string } } }>
}

/**
 * Replaces the resolvers of the lists of public collections, so that fills of the HTTP cache read through the read cache.
 * Adds no query: Payload would run it in a context of its own, without the language that its fields need.
 */
export function resolveCachedLists(_: unknown, schema: object): Record<string, never> {
  const { Query, collections } = schema as Schema
  for (const [slug, { graphQL }] of Object.entries(collections)) {
    const list = Query.fields[graphQL?.paginatedType?.name ?? '']
    const resolveByPayload = list?.resolve
    if (!list || !resolveByPayload || !publicCollections.has(slug)) continue
    list.resolve = (root, args, context, info) =>
      isCacheable(args, context.req)
        ? resolveList(slug as CollectionSlug, args, context)
        : resolveByPayload(root, args, context, info)
  }
  return {}
}

const isCacheable = ({ draft, pagination, select, trash }: Args, req: PayloadRequest): boolean =>
  isTracked() && !req.user && !draft && !select && !trash && pagination !== false

// Like Payload's own resolver, it sets the request of the context: nested fields take their language from it.
function resolveList(
  collection: CollectionSlug,
  { locale, fallbackLocale, limit, page, sort, where }: Args,
  context: Context,
) {
  const req = isolateObjectProperty(withCachedFinds(context.req), ['locale', 'fallbackLocale', 'transactionID'])
  context.req = req
  req.locale = (locale as PayloadRequest['locale']) ?? req.locale
  req.fallbackLocale = (fallbackLocale as PayloadRequest['fallbackLocale']) ?? req.fallbackLocale
  req.query = req.query ?? {}
  return req.payload.find({
    collection,
    depth: 0,
    ...{ limit, page, where, sort: sort?.split(',') },
    overrideAccess: false,
    req,
  })
}
