import type { CollectionConfig } from 'payload'
import { systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'

/**
 * What appeared, changed and disappeared for the public, in order: see `src/content/changes`. Rows are only added, and removed
 * once they are old; the newest row of a document says how it was last seen. Never visible.
 */
export const ChangeLog: CollectionConfig = defineCollection({
  slug: 'change-log',
  admin: { hidden: true },
  graphQL: false,
  lockDocuments: false,
  timestamps: false,
  access: { read: systemOnly, create: systemOnly, update: systemOnly, delete: systemOnly, admin: systemOnly },
  fields: [
    { name: 'position', type: 'number', required: true, unique: true },
    { name: 'at', type: 'date', required: true, index: true },
    { name: 'kind', type: 'text', required: true },
    // The collection and the id of the document, as `sessions#<id>`.
    { name: 'subject', type: 'text', required: true, index: true },
    { name: 'isNewest', type: 'checkbox', index: true },
    { name: 'slug', type: 'text' },
    // Ids between spaces, with a space at both ends, so that one can be searched.
    { name: 'editions', type: 'text' },
    { name: 'formerEditions', type: 'text' },
    // The documents that it refers to, as subjects between spaces.
    { name: 'references', type: 'text' },
    { name: 'tags', type: 'json' },
    { name: 'events', type: 'json' },
    { name: 'hash', type: 'text' },
    { name: 'status', type: 'text' },
  ],
})
