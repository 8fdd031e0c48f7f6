import type {
  CollectionSlug,
  DataFromCollectionSlug,
  PaginatedDocs,
  Payload,
  PayloadRequest,
  PopulateType,
  RequestContext,
  SelectType,
  Sort,
  TransformCollectionWithSelect,
  TypedCollectionSelect,
  TypedFallbackLocale,
  TypedLocale,
  TypedUser,
  Where,
} from 'payload'
import { NO_JOINS } from '../../src/database/no-joins'
import { isolatedRequest } from './isolated-request'

/**
 * The reader whose access rules apply: `system` bypasses access control; `requester` is the user of the request, or an anonymous
 * reader without one; `{ user }` is that user, anonymous when `null`.
 */
export type Reader = 'system' | 'requester' | { user: TypedUser | null | undefined }

/** The options of a find, beside the collection. */
export interface FindOptions<Select = Record<string, unknown>> {
  as: Reader
  where?: Where
  /** The fields to read; all of them by default, hidden ones excepted. */
  select?: Select
  populate?: PopulateType
  sort?: Sort
  /** The most documents to return; all that match by default. */
  limit?: number
  /** The newest version of each document instead of the published one. */
  draft?: boolean
  /** `all` returns localised fields as `{ fr, en }`. By default the language of the request for `requester`, else French. */
  locale?: 'all' | TypedLocale
  fallbackLocale?: TypedFallbackLocale
  /** Whether documents in the trash are found too. */
  trash?: boolean
  /** How many levels of related documents are populated; 0 by default. */
  depth?: number
  showHiddenFields?: boolean
  context?: RequestContext
  /** With `disableErrors`, marks the read as the population of a document. */
  currentDepth?: number
  /** Returns nothing instead of throwing when the reader has no access. */
  disableErrors?: boolean
}

type Found<Slug extends CollectionSlug, Select> = Select extends SelectType
  ? TransformCollectionWithSelect<Slug, Select>
  : DataFromCollectionSlug<Slug>

/**
 * The documents that match, in one query and without join fields. With a request, the read belongs to its transaction
 * and leaves its language unchanged. The type of the documents is that of the collection, or the one given explicitly
 * where `locale: 'all'` or hidden fields change it.
 */
export function findDocuments<Slug extends CollectionSlug, Select extends TypedCollectionSelect[Slug]>(
  source: Payload | PayloadRequest,
  collection: Slug,
  options: FindOptions<Select>,
): Promise<Found<Slug, Select>[]>
export function findDocuments<Doc extends object>(
  source: Payload | PayloadRequest,
  collection: CollectionSlug,
  options: FindOptions,
): Promise<Doc[]>
export async function findDocuments(
  source: Payload | PayloadRequest,
  collection: CollectionSlug,
  options: FindOptions,
): Promise<object[]> {
  return (await findPage(source, collection, { ...options, pagination: false })).docs
}

/** One page of the documents that match, with its totals unless `pagination` is `false`. */
export async function findPage<Doc extends object = DataFromCollectionSlug<CollectionSlug>>(
  source: Payload | PayloadRequest,
  collection: CollectionSlug,
  { as, ...options }: FindOptions & { page?: number; pagination?: boolean },
): Promise<PaginatedDocs<Doc>> {
  const req = 'payload' in source ? isolatedRequest(source) : undefined
  const payload = 'payload' in source ? source.payload : source
  const user = typeof as === 'object' ? (as.user ?? null) : undefined
  if (req && user !== undefined) req.user = user
  const found = await payload.find({
    depth: 0,
    locale: as === 'requester' && req?.locale ? req.locale : 'fr',
    ...options,
    collection,
    joins: NO_JOINS,
    overrideAccess: as === 'system',
    ...(req ? { req } : { user }),
  } as never)
  return found as PaginatedDocs<never>
}
