/** Words of the desk that Payload asks for by a key: the titles of tabs of documents. */
export const deskWords = {
  fr: { desk: { checks: 'Contrôles' } },
  en: { desk: { checks: 'Checks' } },
} as const
