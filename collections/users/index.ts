import type { CollectionConfig } from 'payload'
import { env } from '../../src/env'
import { isAdmin, isStaff } from '../shared/access/roles'
import { adminOnly, staffOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'
import { closeFirstRegister } from './endpoints'
import { userFields } from './fields'
import { refuseWeakPassword, showRefusalAtPassword } from './hooks'
import { refuseDeletionOfLast, refuseDemotionOfLast, startRemovals } from './last-administrator'
import { resetMail } from './reset-mail'

/** The people who sign in to the admin. */
export const Users: CollectionConfig = defineCollection({
  slug: 'users',
  labels: { singular: { fr: 'Compte', en: 'Account' }, plural: { fr: 'Comptes', en: 'Accounts' } },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'email', 'role'],
    listSearchableFields: ['name', 'email'],
    group: { fr: 'Réglages', en: 'Settings' },
  },
  auth: {
    tokenExpiration: 8 * 3600,
    maxLoginAttempts: 5,
    lockTime: 15 * 60 * 1000,
    cookies: { sameSite: 'Lax', secure: env.PUBLIC_URL?.startsWith('https:') ?? false },
    forgotPassword: { expiration: 3600 * 1000, ...resetMail },
  },
  access: {
    admin: ({ req }) => isStaff(req.user),
    read: staffOnly,
    create: adminOnly,
    update: ({ req, id }) =>
      isAdmin(req.user) ||
      (isStaff(req.user) && (id === undefined ? { id: { equals: req.user?.id } } : id === req.user?.id)),
    delete: adminOnly,
    unlock: adminOnly,
  },
  endpoints: [closeFirstRegister],
  hooks: {
    beforeOperation: [startRemovals, refuseWeakPassword],
    beforeChange: [refuseDemotionOfLast],
    beforeDelete: [refuseDeletionOfLast],
    afterError: [showRefusalAtPassword],
  },
  fields: userFields,
})
