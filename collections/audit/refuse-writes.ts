import type { CollectionBeforeOperationHook } from 'payload'
import { refuseRequest } from '../shared/messages'

const reading = new Set<string>(['read', 'find', 'findByID', 'count', 'countVersions', 'readDistinct'])

const appendOnly = {
  fr: 'Le journal ne se modifie pas : le site y ajoute des lignes, et supprime celles qui sont trop anciennes.',
  en: 'The audit log cannot be written to: the site adds entries, and removes those that are too old.',
}

/** Refuses every change and deletion of an entry, whoever asks, even code that bypasses access control. */
export const refuseWrites: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  // The access rule refuses it to requests.
  if (reading.has(operation) || operation === 'create') return args
  throw refuseRequest(req, 403, appendOnly, 'APPEND_ONLY')
}
