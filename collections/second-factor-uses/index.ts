import type { CollectionConfig } from 'payload'
import { systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'

/**
 * What is used once: codes, challenges, and the sessions that are confirmed. A row is only added, and its key is unique: of two
 * requests that use the same code at once, on any node, the database lets one pass.
 */
export const SecondFactorUses: CollectionConfig = defineCollection({
  slug: 'second-factor-uses',
  admin: { hidden: true },
  graphQL: false,
  access: { read: systemOnly, create: systemOnly, update: systemOnly, delete: systemOnly, admin: systemOnly },
  fields: [
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'account', type: 'text', required: true, index: true },
    // Absent for a session, whose row is removed with it.
    { name: 'expiresAt', type: 'date', index: true },
  ],
})
