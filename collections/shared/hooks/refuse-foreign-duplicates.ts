import type { CollectionBeforeOperationHook, CollectionSlug } from 'payload'
import { isContributor } from '../access/roles'
import { refuseRequest } from '../messages'

/**
 * Refuses that a contributor duplicates a document they may not update. Payload only checks that the original may be
 * read, then copies its newest draft and its edition: that would reveal and add drafts of another edition.
 */
export const refuseForeignDuplicates: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  const id = (args as { duplicateFromID?: string }).duplicateFromID
  if (operation !== 'create' || !id || !isContributor(req.user)) return args
  const rule = await collection.access.update({ req, id, data: {} })
  const { totalDocs } =
    typeof rule === 'object'
      ? await req.payload.count({
          collection: collection.slug as CollectionSlug,
          where: { and: [{ id: { equals: id } }, rule] },
          overrideAccess: true,
          req,
        })
      : { totalDocs: rule ? 1 : 0 }
  if (totalDocs > 0) return args
  throw refuseRequest(req, 403, {
    fr: 'Vous pouvez dupliquer seulement les contenus de vos éditions. Demandez une copie à une personne de l’équipe de publication.',
    en: 'Contributors duplicate only what belongs to their editions. Ask an editor for a copy.',
  })
}
