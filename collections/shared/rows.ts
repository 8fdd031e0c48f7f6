import {
  type CollectionSlug,
  type DataFromCollectionSlug,
  isolateObjectProperty,
  type Payload,
  type PayloadRequest,
  type Where,
} from 'payload'

interface Options {
  req?: PayloadRequest
  /** The newest version of each document instead of the published one. */
  draft?: boolean
}

/** What the product itself needs to know of its documents: flat, in French, past access rules, the trash included. */
export async function rows<Slug extends CollectionSlug>(
  payload: Payload,
  collection: Slug,
  where: Where,
  { req, draft = false }: Options = {},
): Promise<DataFromCollectionSlug<Slug>[]> {
  const { docs } = await payload.find({
    collection,
    where,
    depth: 0,
    joins: false as never,
    pagination: false,
    locale: 'fr',
    draft,
    trash: true,
    overrideAccess: true,
    ...(req ? { req: aside(req) } : {}),
  })
  return docs as DataFromCollectionSlug<Slug>[]
}

/** A request for a look aside: a nested Local API call would otherwise change the language of the one under way. */
export function aside(req: PayloadRequest): PayloadRequest {
  return isolateObjectProperty(req, ['locale', 'fallbackLocale', 'query'])
}

/** The languages of a request, said again: a nested find would take the default for the one to fall back to. */
export const languagesOf = ({ locale, fallbackLocale }: PayloadRequest) => ({
  locale: locale ?? undefined,
  fallbackLocale: fallbackLocale as never,
})

/** The id of a related document, populated or not. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  const id = (value as { id?: unknown } | null | undefined)?.id
  return typeof id === 'string' ? id : undefined
}
