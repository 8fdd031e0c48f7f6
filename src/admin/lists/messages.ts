import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { formatList } from '../../domain/format-list'

/** The links above a list. */
export const listMessages = {
  lists: { fr: 'Listes prêtes', en: 'Ready lists' },
  edition: { fr: 'Édition', en: 'Edition' },
  allEditions: { fr: 'Toutes les éditions', en: 'All editions' },
  older: { fr: 'Plus anciennes', en: 'Older' },
  all: { fr: 'Tout afficher', en: 'Show all' },
  toPlace: { fr: 'À placer', en: 'To place' },
  toTranslate: { fr: 'À traduire en anglais', en: 'To translate into English' },
  unnamed: { fr: 'Sans nom', en: 'Without a name' },
  untitled: { fr: 'Sans titre', en: 'Untitled' },
  open: { fr: 'Fiches ouvertes en ce moment', en: 'Forms that are open now' },
  withoutPhoto: { fr: 'Sans photo', en: 'Without a photo' },
} satisfies Record<string, Bilingual>

/** « À placer, dans l’édition 2027 · Toulouse. » */
export const formatReadyList = (list: string, edition: string | undefined, language: Language) =>
  inLanguage(
    edition
      ? { fr: `${list}, dans l’édition ${edition}.`, en: `${list}, in the edition ${edition}.` }
      : { fr: `${list}, dans toutes les éditions.`, en: `${list}, in all editions.` },
    language,
  )

/** « – fiche ouverte par Camille et Léa », after a title. */
export const formatOpenForm = (names: string[], language: Language) =>
  inLanguage(
    { fr: `– fiche ouverte par ${formatList(names, 'fr')}`, en: `– form open: ${formatList(names, 'en')}` },
    language,
  )
