import type { CollectionConfig } from 'payload'
import { systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'

/**
 * Who is doing what nobody else may do at the same time, on any node: one row per key while the operation runs. A row whose
 * owner died is taken over once its time has passed. Never visible.
 */
export const Leases: CollectionConfig = defineCollection({
  slug: 'leases',
  admin: { hidden: true },
  graphQL: false,
  access: { read: systemOnly, create: systemOnly, update: systemOnly, delete: systemOnly, admin: systemOnly },
  fields: [
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'owner', type: 'text', required: true },
    { name: 'pid', type: 'number', required: true },
    { name: 'token', type: 'text', required: true },
    { name: 'until', type: 'date', required: true },
    { name: 'task', type: 'json' },
    { name: 'by', type: 'text' },
  ],
})
