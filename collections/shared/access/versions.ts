import type { Access } from 'payload'
import { canPublish, editionsOf, isContributor } from './roles'

/** History for publishers; for contributors the history of what belongs to their editions. Never public. */
export const versionsOfOwn =
  (field: 'parent' | 'version.edition' | 'version.editions'): Access =>
  ({ req }) =>
    canPublish(req.user) || (isContributor(req.user) && { [field]: { in: editionsOf(req.user) } })
