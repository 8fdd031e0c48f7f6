/** What the links above a list say. */
export const listWords = {
  fr: {
    lists: 'Listes prêtes',
    all: 'Tout afficher',
    toPlace: 'À placer',
    toTranslate: 'À traduire en anglais',
    withoutPhoto: 'Sans photo',
  },
  en: {
    lists: 'Ready lists',
    all: 'Show all',
    toPlace: 'To place',
    toTranslate: 'To translate into English',
    withoutPhoto: 'Without a photo',
  },
}
