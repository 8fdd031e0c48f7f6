import type { CollectionConfig } from 'payload'
import { systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'

/** Series of numbers that are never reused: one row per series, incremented by the database. Never visible. */
export const Counters: CollectionConfig = defineCollection({
  slug: 'counters',
  admin: { hidden: true },
  graphQL: false,
  access: { read: systemOnly, create: systemOnly, update: systemOnly, delete: systemOnly, admin: systemOnly },
  fields: [
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'value', type: 'number', required: true, defaultValue: 0 },
  ],
})
