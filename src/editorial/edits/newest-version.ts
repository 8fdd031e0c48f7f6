import type { CollectionSlug, PayloadRequest } from 'payload'
import { isolatedRequest } from '../../../collections/shared/isolated-request'

/** A document as one request may read it, in one language and without fallback. */
export type Newest = Record<string, unknown> & { id: string; updatedAt: string }

/** The collection and the id in the address of a request. */
export const addressed = ({ routeParams }: PayloadRequest) => ({
  collection: String(routeParams?.collection) as CollectionSlug,
  id: String(routeParams?.id),
})

/** The newest version of the addressed document, drafts included; `undefined` when the requester can read none. */
export async function findNewest(req: PayloadRequest): Promise<Newest | undefined> {
  const { collection, id } = addressed(req)
  const newest = await req.payload.findByID({
    collection,
    id,
    draft: true,
    depth: 0,
    trash: true,
    joins: false,
    disableErrors: true,
    locale: req.locale ?? undefined,
    fallbackLocale: false,
    overrideAccess: false,
    user: req.user,
    req: isolatedRequest(req),
  } as never)
  return (newest as unknown as Newest | null) ?? undefined
}
