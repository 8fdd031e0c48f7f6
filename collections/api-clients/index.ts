import type { CollectionConfig } from 'payload'
import { adminOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'
import { keyStrategy } from './check-key'
import { keyEndpoints } from './endpoints'
import { apiClientFields } from './fields'
import { refuseKey } from './refuse-key'

/** Programs that read the API with a key, which is shown once and stored as a hash: `Authorization: Bearer assises_…`. */
export const ApiClients: CollectionConfig = defineCollection({
  slug: 'api-clients',
  labels: {
    singular: { fr: 'Accès programme', en: 'API client' },
    plural: { fr: 'Accès programmes', en: 'API clients' },
  },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'scope', 'key', 'lastUsedAt', 'expiresAt'],
    group: { fr: 'Réglages', en: 'Settings' },
    description: {
      fr: 'Une clé par site ou application qui lit les contenus.',
      en: 'One key for each site or application that reads content.',
    },
  },
  disableDuplicate: true,
  auth: { disableLocalStrategy: true, strategies: [keyStrategy] },
  access: { admin: () => false, read: adminOnly, create: adminOnly, update: adminOnly, delete: adminOnly },
  custom: { refuseKey },
  endpoints: keyEndpoints,
  fields: apiClientFields,
})
