import type { Access } from 'payload'
import { canPublish, editionsOf, isContributor } from './roles'

/** Versions for publishers; for contributors the versions of documents of their editions. Never public. */
export const versionsOfOwn =
  (field: 'parent' | 'version.edition' | 'version.editions'): Access =>
  ({ req }) =>
    canPublish(req.user) || (isContributor(req.user) && { [field]: { in: editionsOf(req.user) } })
