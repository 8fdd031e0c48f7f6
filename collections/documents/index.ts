import type { CollectionConfig } from 'payload'
import { publishersOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'
import { originalName } from '../shared/uploads/original-name'
import { receiveFile } from '../shared/uploads/receive-file'
import { serveFile } from '../shared/uploads/serve-file'
import { stores } from '../shared/uploads/stores'
import { withoutPayloadStorage } from '../shared/uploads/without-payload-storage'
import { prepareDocument } from './prepare-document'

const store = stores.documents

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
    listSearchableFields: ['title', 'originalName'],
    group: { fr: 'Médias', en: 'Media' },
    description: {
      fr: 'Des PDF jusqu’à 10 Mo, par exemple les accords signés. Ils ne paraissent jamais sur le site.',
      en: 'PDF files up to 10 MB, such as signed consents. Never public.',
    },
  },
  defaultSort: 'title',
  disableDuplicate: true,
  access: { read: publishersOnly, create: publishersOnly, update: publishersOnly, delete: publishersOnly },
  upload: { ...withoutPayloadStorage, mimeTypes: ['application/pdf'], focalPoint: false, crop: false },
  endpoints: [serveFile({ collection: 'documents', store, cacheControl: () => 'private, no-store', isDownload: true })],
  fields: [
    {
      name: 'title',
      type: 'text',
      required: true,
      maxLength: 200,
      label: { fr: 'Titre', en: 'Title' },
      admin: {
        description: {
          fr: 'Ce que contient le document et qui il concerne, par exemple « Accord signé, Amina B., mai 2024 ».',
          en: 'What the document holds and whom it concerns.',
        },
      },
    },
    originalName,
  ],
  hooks: {
    beforeOperation: [receiveFile({ store, prepare: prepareDocument })],
  },
})
