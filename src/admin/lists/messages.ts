import type { Bilingual } from '../../domain/bilingual'

/** The links above a list. */
export const listMessages = {
  lists: { fr: 'Listes prêtes', en: 'Ready lists' },
  edition: { fr: 'Édition', en: 'Edition' },
  allEditions: { fr: 'Toutes les éditions', en: 'All editions' },
  older: { fr: 'Plus anciennes', en: 'Older' },
  all: { fr: 'Tout afficher', en: 'Show all' },
  toPlace: { fr: 'À placer', en: 'To place' },
  toTranslate: { fr: 'À traduire en anglais', en: 'To translate into English' },
  untitled: { fr: 'Sans titre', en: 'Untitled' },
  withoutPhoto: { fr: 'Sans photo', en: 'Without a photo' },
} satisfies Record<string, Bilingual>
