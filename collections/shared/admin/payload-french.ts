import type { Language } from '@payloadcms/translations'
import { fr } from '@payloadcms/translations/languages/fr'
import { deepMergeSimple } from 'payload'
import { frenchSpaces } from '../../../src/domain/typography'

// Shorter than Payload's translations, which alternate between genders or use « Statut » in two senses.
const overrides = {
  fields: {
    addNew: 'Ajouter',
    addNewLabel: 'Ajouter : {{label}}',
    chooseFromExisting: 'Choisir dans la liste',
    chooseLabel: 'Choisir : {{label}}',
    uploadNewLabel: 'Envoyer : {{label}}',
  },
  general: {
    created: 'Création',
    createdAt: 'Création',
    createNew: 'Créer',
    createNewLabel: 'Créer : {{label}}',
    creatingNewLabel: 'Création : {{label}}',
    deletedSuccessfully: 'La suppression est faite.',
    locale: 'Langue du contenu',
    none: 'Aucun choix',
    noResults:
      'Rien ne correspond dans « {{label}} ». Changez la recherche ou les filtres, ou créez un nouveau contenu.',
    successfullyCreated: 'C’est enregistré : {{label}}.',
    successfullyDuplicated: 'C’est dupliqué : {{label}}.',
    titleDeleted: 'C’est supprimé : {{label}} « {{title}} ».',
    updatedSuccessfully: 'C’est enregistré.',
  },
  validation: {
    greaterThanMax: '{{value}} est trop grand, le maximum est {{max}}.',
    lessThanMin: '{{value}} est trop petit, le minimum est {{min}}.',
  },
  version: {
    noRowsFound: 'Rien dans « {{label}} »',
    restoredSuccessfully: 'La version est restaurée.',
  },
}

type Translations = { [key: string]: string | Translations }

function typesetAll(translations: Translations): Translations {
  const typeset = Object.entries(translations).map(([key, value]) => [
    key,
    typeof value === 'string' ? frenchSpaces(value) : typesetAll(value),
  ])
  return Object.fromEntries(typeset) as Translations
}

/** Payload's French with the wording of this project and the spaces of French. */
export const payloadFrench: Language = {
  ...fr,
  translations: typesetAll(deepMergeSimple(fr.translations, overrides)) as Language['translations'],
}
