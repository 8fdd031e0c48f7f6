import type { CollectionBeforeDeleteHook } from 'payload'
import { findDocuments } from '../shared/find-documents'
import { refuseRequest } from '../shared/messages'

/** Refuses to delete for good an organisation that has made a commitment: the commitment would be nobody’s. */
export const refuseDeletionWithCommitments: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const made = { where: { organisation: { equals: id } }, trash: true, limit: 1, as: 'system' } as const
  const [published] = await findDocuments(req, 'commitments', made)
  const [draft] = published ? [published] : await findDocuments(req, 'commitments', { ...made, draft: true })
  if (!draft) return
  throw refuseRequest(req, 409, {
    fr: 'Cette organisation a pris un engagement : elle ne se supprime pas définitivement. Supprimez d’abord l’engagement, ou laissez l’organisation dans la corbeille.',
    en: 'This organisation has made a commitment and cannot be deleted for good. Delete the commitment first, or leave the organisation in the trash.',
  })
}
