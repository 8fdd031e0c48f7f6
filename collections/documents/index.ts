import type { CollectionConfig } from 'payload'
import { publishersOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define'

/** Private files, such as signed consents. */
export const Documents: CollectionConfig = defineCollection({
  slug: 'documents',
  labels: {
    singular: { fr: 'Document privé', en: 'Private document' },
    plural: { fr: 'Documents privés', en: 'Private documents' },
  },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'filename', 'updatedAt'],
    group: { fr: 'Médias', en: 'Media' },
  },
  access: { read: publishersOnly, create: publishersOnly, update: publishersOnly, delete: publishersOnly },
  upload: { staticDir: 'media/documents', mimeTypes: ['application/pdf'], pasteURL: false },
  fields: [{ name: 'title', type: 'text', required: true, maxLength: 200, label: { fr: 'Titre', en: 'Title' } }],
})
