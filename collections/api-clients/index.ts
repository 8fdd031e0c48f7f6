import type { CollectionConfig } from 'payload'
import { adminOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'

/** Programs that read the API with an API key: `Authorization: api-clients API-Key …`. */
export const ApiClients: CollectionConfig = defineCollection({
  slug: 'api-clients',
  labels: {
    singular: { fr: 'Accès programme', en: 'API client' },
    plural: { fr: 'Accès programmes', en: 'API clients' },
  },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'scope', 'updatedAt'],
    group: { fr: 'Réglages', en: 'Settings' },
    description: {
      fr: 'Une clé par site ou application qui lit les contenus.',
      en: 'One key for each site or application that reads content.',
    },
  },
  auth: { useAPIKey: true, disableLocalStrategy: true },
  access: { admin: () => false, read: adminOnly, create: adminOnly, update: adminOnly, delete: adminOnly },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 100, label: { fr: 'Nom', en: 'Name' } },
    {
      name: 'scope',
      type: 'select',
      required: true,
      defaultValue: 'read',
      label: { fr: 'Ce que la clé permet de lire', en: 'Scope' },
      options: [
        { value: 'read', label: { fr: 'Les contenus publiés', en: 'Published content' } },
        {
          value: 'preview',
          label: { fr: 'Les contenus publiés et les brouillons', en: 'Published content and drafts' },
        },
      ],
    },
  ],
})
