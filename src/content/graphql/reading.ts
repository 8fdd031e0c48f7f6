import { isolateObjectProperty, type PayloadRequest } from 'payload'
import type { Context, GraphQL, RootField, Schema } from './schema'

/** The arguments of a root field that say what it is read in. */
export interface ReadingArguments {
  locale?: string
  fallbackLocale?: string
  draft?: boolean
}

/** The arguments of every root field that reads documents. */
export const readingArguments = ({ GraphQLBoolean }: GraphQL, { types }: Schema): RootField['args'] => ({
  draft: { type: GraphQLBoolean },
  fallbackLocale: { type: types.fallbackLocaleInputType },
  locale: { type: types.localeInputType },
})

/**
 * The request of a root field in the languages and the version that it asks for. Set as that of the context, as Payload's
 * resolvers do: nested fields read with it.
 */
export function readingRequest(context: Context, { locale, fallbackLocale, draft }: ReadingArguments): PayloadRequest {
  const req = isolateObjectProperty(context.req, [...(['locale', 'fallbackLocale', 'transactionID', 'query'] as const)])
  context.req = req
  req.locale = (locale as PayloadRequest['locale']) ?? req.locale
  req.fallbackLocale = (fallbackLocale as PayloadRequest['fallbackLocale']) ?? req.fallbackLocale
  req.query = { ...req.query, ...(typeof draft === 'boolean' ? { draft: String(draft) } : {}) }
  return req
}

/** Whether the newest versions are asked for. */
export const asksForDrafts = ({ query }: PayloadRequest): boolean => String(query?.draft) === 'true'
