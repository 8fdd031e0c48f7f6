import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, CollectionConfig, PayloadRequest } from 'payload'
import { isolatedRequest } from '../../../collections/shared/isolated-request'
import { JOBS } from '../../database/job-lease'
import { isReleasePlanOf } from './plan-queries'

/** An edition that is deleted, or moved to the trash, takes the plan of its release along, in the same transaction. */
export const withPlansOfEditions = (collection: CollectionConfig): CollectionConfig =>
  collection.slug !== 'editions'
    ? collection
    : {
        ...collection,
        hooks: {
          ...collection.hooks,
          afterChange: [...(collection.hooks?.afterChange ?? []), removeWhenTrashed],
          afterDelete: [...(collection.hooks?.afterDelete ?? []), removeWhenDeleted],
        },
      }

const removeWhenTrashed: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  if (doc.deletedAt && !previousDoc?.deletedAt) await removePlans(req, String(doc.id))
  return doc
}

const removeWhenDeleted: CollectionAfterDeleteHook = async ({ doc, id, req }) => {
  await removePlans(req, String(id))
  return doc
}

const removePlans = (req: PayloadRequest, edition: string) =>
  req.payload.db.deleteMany({ collection: JOBS, where: isReleasePlanOf(edition), req: isolatedRequest(req) })
