/** Translations of this project that Payload looks up by a key: the titles of the tabs of an edition. */
export const adminTranslations = {
  fr: {
    editionTabs: {
      checks: 'Contrôles',
      release: 'Publication',
      newEdition: 'Nouvelle édition',
      import: 'Importer et exporter',
    },
  },
  en: { editionTabs: { checks: 'Checks', release: 'Release', newEdition: 'New edition', import: 'Import and export' } },
} as const
