import type { CollectionConfig } from 'payload'
import { systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'

/**
 * The documents that each new edition was made of, for undoing it. Written by the operation only. It names its editions by
 * their ids, so that it outlasts them. Never visible: the tab « Nouvelle édition » shows it.
 */
export const EditionCopies: CollectionConfig = defineCollection({
  slug: 'edition-copies',
  admin: { hidden: true },
  graphQL: false,
  access: { read: systemOnly, create: systemOnly, update: systemOnly, delete: systemOnly, admin: systemOnly },
  fields: [
    { name: 'edition', type: 'text', required: true, unique: true, index: true },
    { name: 'source', type: 'text', required: true },
    { name: 'state', type: 'select', required: true, index: true, options: ['made', 'undoing', 'undone'] },
    { name: 'by', type: 'text' },
    { name: 'record', type: 'json' },
  ],
})
