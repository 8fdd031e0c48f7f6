/**
 * Payload's French, where it hesitates between genders or says « Statut » for two things: shorter words, the same
 * keys (`@payloadcms/translations`).
 */
export const frenchWords = {
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
