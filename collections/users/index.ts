import type { CollectionConfig } from 'payload'
import { env } from '../../src/env'
import { isAdmin, isStaff } from '../shared/access/roles'
import { adminOnly, staffOnly, systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'
import { requireCurrentPassword } from './current-password'
import { closeFirstRegister, closeVerification } from './endpoints'
import { userFields } from './fields'
import { preserveCreation, refuseMalformedEmail, refuseWeakPassword, showRefusalAtPassword } from './hooks'
import { refuseDeletionOfLast, refuseDemotionOfLast, startRemovals } from './last-administrator'
import { forgetLogins, hashForUnknown, limitLogins } from './login'
import { noteChanges, sendNotices, sendResetNotice } from './notices'
import { forgotPassword, hashResetToken, readResetToken } from './reset'
import { resetMail } from './reset-mail'
import { deleteFactors, secondFactorEndpoints } from './second-factor'
import { redactUnconfirmed } from './second-factor/redact-log-in'
import { endSessions, listSessions } from './sessions'

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
    // Attempts are delayed where they come from (`limits.ts`): whoever could lock an account would keep its owner out.
    maxLoginAttempts: 0,
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
    unlock: systemOnly,
  },
  endpoints: [
    closeFirstRegister,
    closeVerification,
    forgotPassword,
    listSessions,
    endSessions,
    ...secondFactorEndpoints,
  ],
  hooks: {
    beforeOperation: [
      startRemovals,
      limitLogins,
      hashForUnknown,
      readResetToken,
      refuseMalformedEmail,
      refuseWeakPassword,
      requireCurrentPassword,
    ],
    beforeChange: [preserveCreation, refuseDemotionOfLast, hashResetToken, noteChanges],
    afterChange: [sendNotices],
    afterOperation: [sendResetNotice, redactUnconfirmed],
    beforeDelete: [refuseDeletionOfLast],
    afterDelete: [deleteFactors],
    afterLogin: [forgetLogins],
    afterError: [showRefusalAtPassword],
  },
  fields: userFields,
})
