import type { CollectionConfig, Plugin } from 'payload'
import { webhookEndpoints } from './endpoints'
import { deleteWhatBelongsToIt, limitToEditions, refuseAddress, refuseTooMany, startAtEnd } from './hooks'

/** Adds to the collection of webhooks their secrets, trials and deliveries. `WebhookWorker` delivers. */
export const webhooks = (): Plugin => (config) => ({
  ...config,
  collections: config.collections?.map((collection) =>
    collection.slug === 'webhooks' ? withDeliveries(collection) : collection,
  ),
})

const withDeliveries = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  endpoints: [...webhookEndpoints, ...(collection.endpoints || [])],
  hooks: {
    ...collection.hooks,
    beforeChange: [
      refuseAddress,
      refuseTooMany,
      limitToEditions,
      startAtEnd,
      ...(collection.hooks?.beforeChange ?? []),
    ],
    afterDelete: [...(collection.hooks?.afterDelete ?? []), deleteWhatBelongsToIt],
  },
})
