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

/** The schema as Payload has made it so far. */
interface Schema {
  Query: { fields: Record<string, GraphQLFieldConfig<unknown, Context, Args>> }
  collections: Record<string, { graphQL?: { paginatedType?: { name: string } } }>
}

/**
 * Makes the lists of the public collections answer a fill of the cache from what is kept, with all that is asked of their
 * documents. Adds no query: Payload would run an added one with a context of its own, and lose the language for what is in it.
 */
export function resolveCachedLists(_: unknown, schema: object): Record<string, never> {
  const { Query, collections } = schema as Schema
  for (const [slug, { graphQL }] of Object.entries(collections)) {
    const list = Query.fields[graphQL?.paginatedType?.name ?? '']
    const asPayload = list?.resolve
    if (!list || !asPayload || !publicCollections.has(slug)) continue
    list.resolve = (root, args, context, info) =>
      isKept(args, context.req) ? answer(slug as CollectionSlug, args, context) : asPayload(root, args, context, info)
  }
  return {}
}

const isKept = ({ draft, pagination, select, trash }: Args, req: PayloadRequest): boolean =>
  isTracked() && !req.user && !draft && !select && !trash && pagination !== false

// As Payload's own: what is below reads the request, and with it the language, from the context.
function answer(
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
