import type { CollectionAfterOperationHook, Where } from 'payload'
import { draftEditionsOf, isStaff, readsDrafts } from '../access/roles'
import { isolatedRequest, languagesOf } from '../isolated-request'

/**
 * Counts the drafts that a request asks for, as its list shows them: Payload counts the published texts, in which a filter
 * finds other documents.
 */
export const countDrafts: CollectionAfterOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
  result,
}) => {
  const getsDrafts =
    String(req.query?.draft) === 'true' && (isStaff(req.user) || readsDrafts(req) || draftEditionsOf(req) !== undefined)
  if (operation !== 'count' || overrideAccess || !getsDrafts || !collection.versions?.drafts) return result
  const { trash, where } = args as { trash?: boolean; where?: Where }
  const { totalDocs } = await req.payload.find({
    collection: collection.slug,
    draft: true,
    depth: 0,
    limit: 1,
    select: { updatedAt: true } as never,
    ...(where ? { where } : {}),
    ...(trash ? { trash } : {}),
    ...languagesOf(req),
    overrideAccess: false,
    req: isolatedRequest(req),
  })
  return { totalDocs }
}
