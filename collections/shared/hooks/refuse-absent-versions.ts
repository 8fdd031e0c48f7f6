import type { CollectionBeforeOperationHook } from 'payload'
import { refuseRequest } from '../messages'

/** Refuses to restore a version in a collection without versions: Payload has an endpoint for that, which fails there. */
export const refuseAbsentVersions: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  if (operation !== 'restoreVersion' || collection.versions) return args
  const text = { fr: 'Ces contenus n’ont pas de versions.', en: 'This collection has no versions.' }
  throw refuseRequest(req, 404, text, 'ROUTE_NOT_FOUND')
}
