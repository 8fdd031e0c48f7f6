import type { CollectionConfig } from 'payload'
import { systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'

/**
 * The secrets that sign for webhooks, one row each, sealed with `PAYLOAD_SECRET`. In a collection of their own, which no
 * request reads or writes: neither the API nor the history of a webhook can show them.
 */
export const WebhookSecrets: CollectionConfig = defineCollection({
  slug: 'webhook-secrets',
  admin: { hidden: true },
  graphQL: false,
  access: { read: systemOnly, create: systemOnly, update: systemOnly, delete: systemOnly, admin: systemOnly },
  fields: [
    { name: 'webhook', type: 'text', required: true, unique: true },
    { name: 'current', type: 'text', hidden: true },
    { name: 'previous', type: 'text', hidden: true },
    { name: 'previousUntil', type: 'date' },
  ],
})
