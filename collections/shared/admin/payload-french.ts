import type { Language } from '@payloadcms/translations'
import { fr } from '@payloadcms/translations/languages/fr'
import { deepMergeSimple } from 'payload'
import { accountFrench } from './french/account'
import { errorFrench } from './french/errors'
import { fieldFrench } from './french/fields'
import { generalFrench } from './french/general'
import type { TranslationTree } from './french/translation-tree'
import { typesetAll } from './french/typeset-all'
import { versionFrench } from './french/versions'

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
    schedulePublishFor: 'Programmer la publication : {{title}}',
    time: 'Heure',
    upcomingEvents: 'Changements programmés',
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
    aboutToUnpublish:
      'Cette page ne sera plus sur le site. Elle reste ici, en brouillon, prête à être publiée de nouveau.',
    aboutToUnpublishIn:
      'Cette page ne sera plus sur le site en {{locale}}. Elle reste ici, en brouillon, prête à être publiée de nouveau.',
    aboutToUnpublishSelection:
      'Dans « {{label}} », les pages choisies ne seront plus sur le site. Elles restent ici, en brouillon.',
    confirmUnpublish: 'Retirer du site ?',
    currentDraft: 'Brouillon actuel',
    currentlyPublished: 'Sur le site',
    currentlyViewing: 'Version affichée',
    lastSavedAgo: 'Enregistré il y a {{distance}}',
    modifiedOnly: 'Seulement ce qui a changé',
    noRowsFound: 'Rien dans « {{label}} »',
    previousVersion: 'Version précédente',
    publishChanges: 'Publier',
    restoredSuccessfully: 'La version est restaurée.',
    unpublish: 'Retirer du site',
    unpublishedSuccessfully: 'C’est retiré du site.',
    unpublishIn: 'Retirer du site en {{locale}}',
    unpublishing: 'Retrait du site…',
    versionID: 'Numéro de la version',
  },
}

/** The texts of Payload that this project replaces. Each key exists in Payload's English, with the same placeholders. */
export const frenchOverrides: TranslationTree = [
  accountFrench,
  errorFrench,
  fieldFrench,
  generalFrench,
  versionFrench,
  overrides,
].reduce<TranslationTree>((merged, tree) => deepMergeSimple(merged, tree), {})

/** Payload's French with the wording of this project, the spaces of French and curly apostrophes. */
export const payloadFrench: Language = {
  ...fr,
  translations: typesetAll(deepMergeSimple(fr.translations, frenchOverrides)) as Language['translations'],
}
