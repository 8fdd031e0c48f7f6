/** Translations of this project that Payload looks up by a key: the titles of the tabs of an edition, and of its versions. */
export const adminTranslations = {
  fr: {
    editionTabs: {
      programme: 'Programme',
      checks: 'Contrôles',
      release: 'Publication',
      people: 'Accords',
      newEdition: 'Nouvelle édition',
      import: 'Importer et exporter',
      versions: 'Versions',
    },
  },
  en: {
    editionTabs: {
      programme: 'Programme',
      checks: 'Checks',
      release: 'Release',
      people: 'Consents',
      newEdition: 'New edition',
      import: 'Import and export',
      versions: 'Versions',
    },
  },
} as const
