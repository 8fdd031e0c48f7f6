import type { CollectionBeforeOperationHook } from 'payload'
import { isContributor } from '../access/roles'
import { refuseRequest } from '../messages'

/**
 * Saves every write of a contributor as a draft, and refuses to publish, unpublish or restore over a published document.
 */
export const restrictContributorsToDrafts: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (!isContributor(req.user)) return args
  const write = args as { draft?: boolean; data?: { _status?: string } }
  const isPublishing = write.data?._status === 'published'
  const isPublicChange = write.draft !== true && (write.data?._status !== undefined || operation === 'restoreVersion')
  if (operation === 'create' && !isPublishing) return { ...args, draft: true }
  if (operation !== 'update' && operation !== 'create' && operation !== 'restoreVersion') return args
  if (isPublishing || isPublicChange) {
    throw refuseRequest(req, 403, {
      fr: 'Votre compte ne permet pas de publier ni de retirer du site. Enregistrez un brouillon et prévenez une personne de l’équipe de publication.',
      en: 'Contributors cannot publish or unpublish. Save a draft (draft=true) and ask an editor to publish it.',
    })
  }
  return { ...args, draft: true }
}
