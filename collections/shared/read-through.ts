import type { CollectionSlug, PaginatedDocs, PayloadRequest, RequestContext } from 'payload'
import { type Reference, referencesIn } from './fields/references'
import { type FindOptions, findPage } from './find-documents'
import { languagesOf } from './isolated-request'

// The functions of the read guards that the read cache uses. It finds documents with their references unresolved, then populates
// or removes each reference itself, as population and `hideUnreadableReferences` do for any other read.

const UNRESOLVED = 'unresolvedReferences'

/** Whether a read leaves its references unresolved. */
export const isUnresolved = (context: RequestContext): boolean => context[UNRESOLVED] === true

/** One page of documents as the requester may read them, in its languages, with the ids of all their references. */
export const findUnresolved = <Doc extends object>(
  req: PayloadRequest,
  collection: CollectionSlug,
  options: Omit<FindOptions, 'as' | 'context'> & { page?: number; pagination?: boolean },
): Promise<PaginatedDocs<Doc>> =>
  findPage<Doc>(req, collection, {
    ...languagesOf(req),
    ...options,
    as: 'requester',
    context: { [UNRESOLVED]: true },
  })

/** The references of a document to populate, or to remove where the requester may not read them. */
export const unresolvedReferences = (req: PayloadRequest, collection: CollectionSlug, doc: object): Reference[] =>
  exposedReferences(
    req,
    referencesIn(req.payload.collections[collection].config.fields, doc as Record<string, unknown>),
  )

/** The references whose id the response would contain: GraphQL returns null, or omits the item, for what it cannot populate. */
export const exposedReferences = (req: PayloadRequest, references: Reference[]): Reference[] =>
  req.payloadAPI === 'GraphQL' ? references.filter(({ isBare }) => !isBare) : references
