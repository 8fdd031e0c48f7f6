import type { CollectionConfig } from 'payload'
import { defineCollection } from '../shared/define-collection'

const nobody = () => false

/** Numbers that are given out once: a row a series, incremented by the database itself. Never visible. */
export const Counters: CollectionConfig = defineCollection({
  slug: 'counters',
  admin: { hidden: true },
  graphQL: false,
  access: { read: nobody, create: nobody, update: nobody, delete: nobody, admin: nobody },
  fields: [
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'value', type: 'number', required: true, defaultValue: 0 },
  ],
})
