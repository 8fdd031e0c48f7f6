import type { CollectionConfig } from 'payload'
import { systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'

/**
 * Which documents each committed write may have changed for the public: one row per transaction, written in it, until the log of
 * changes has looked at them. Never visible.
 */
export const ChangeNotes: CollectionConfig = defineCollection({
  slug: 'change-notes',
  admin: { hidden: true },
  graphQL: false,
  lockDocuments: false,
  access: { read: systemOnly, create: systemOnly, update: systemOnly, delete: systemOnly, admin: systemOnly },
  fields: [
    { name: 'subjects', type: 'json', required: true },
    { name: 'isReady', type: 'checkbox', required: true, defaultValue: true },
  ],
})
