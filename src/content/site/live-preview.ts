import type { LivePreviewConfig } from 'payload'
import { isLanguage } from '../../domain/bilingual'
import { hasPages, pageCollections, previewPath } from '../../domain/site-path'

/** The preview beside the form of a document that has a page; a document that was never saved has none. */
export const livePreview: LivePreviewConfig & { collections: string[] } = {
  collections: [...pageCollections],
  url: ({ collectionConfig, data, locale }) => {
    const collection = collectionConfig?.slug
    if (!hasPages(collection) || typeof data.id !== 'string') return null
    return previewPath(isLanguage(locale.code) ? locale.code : 'fr', collection, data.id)
  },
  breakpoints: [
    { name: 'phone', label: 'Téléphone', width: 390, height: 844 },
    { name: 'tablet', label: 'Tablette', width: 820, height: 1180 },
    { name: 'desktop', label: 'Ordinateur', width: 1280, height: 800 },
  ],
}
