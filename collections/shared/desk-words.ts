/** Words of the desk that Payload asks for by a key: the titles of tabs of documents. */
export const deskWords = {
  fr: {
    desk: {
      checks: 'Contrôles',
      release: 'Publication',
      newEdition: 'Nouvelle édition',
      import: 'Importer et exporter',
    },
  },
  en: { desk: { checks: 'Checks', release: 'Release', newEdition: 'New edition', import: 'Import and export' } },
} as const
