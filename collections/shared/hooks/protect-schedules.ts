import type { CollectionBeforeOperationHook } from 'payload'
import { isContributor } from '../access/roles'
import { refuseRequest } from '../messages'

/** Refuses that a contributor deletes a scheduled publication: the admin's deletion bypasses access control. */
export const protectSchedules: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'delete' || !isContributor(req.user)) return args
  throw refuseRequest(req, 403, {
    fr: 'Votre compte ne permet pas d’annuler une publication prévue. Prévenez une personne de l’équipe de publication.',
    en: 'Contributors cannot call off a planned publication. Ask an editor.',
  })
}
