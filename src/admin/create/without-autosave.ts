import type { ClientCollectionConfig, ClientConfig } from 'payload'

/** Returns a configuration in which the drafts of one collection do not save themselves: Payload does so by id only. */
export const withoutAutosave = (config: ClientConfig, slug: string): ClientConfig => ({
  ...config,
  collections: config.collections.map((collection) => (collection.slug === slug ? manual(collection) : collection)),
})

function manual(collection: ClientCollectionConfig): ClientCollectionConfig {
  const { versions } = collection
  if (!versions?.drafts) return collection
  return { ...collection, versions: { ...versions, drafts: { ...versions.drafts, autosave: false } } }
}
