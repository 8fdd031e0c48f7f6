import { getTranslation } from '@payloadcms/translations'
import type { CollectionSlug, Payload } from 'payload'
import type { Language } from '../../../src/domain/bilingual'

/** Returns the name of a collection in a language. */
export const collectionLabel = (
  payload: Payload,
  collection: CollectionSlug,
  number: 'singular' | 'plural',
  language: Language,
): string =>
  getTranslation(payload.collections[collection].config.labels[number], {
    language,
    fallbackLanguage: 'fr',
    t: (key: string) => key,
  })
