import type { Access } from 'payload'
import { isStaff } from './roles'
import { systemOnly } from './rules'

// The admin of Payload then finds the user's own lock only. It makes no dialog of its own, which would show e-mail addresses.
const own: Access = ({ req }) => isStaff(req.user) && { 'user.value': { equals: req.user?.id } }

/**
 * The access to the locks of documents, over REST and GraphQL: a user reads and releases their own. Nobody writes one, for
 * themselves or for others: `POST /api/presence` does, in the name of the user of the session.
 */
export const lockRules = { create: systemOnly, read: own, update: systemOnly, delete: own }
