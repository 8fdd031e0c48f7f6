import type { Bilingual } from '../../domain/bilingual'

/** The filters above the audit log, and its cells. */
export const auditMessages = {
  filters: { fr: 'Chercher dans le journal', en: 'Search the audit log' },
  action: { fr: 'Action', en: 'Action' },
  anyAction: { fr: 'Toutes les actions', en: 'Any action' },
  account: { fr: 'Compte', en: 'Account' },
  anyAccount: { fr: 'Tout le monde', en: 'Anybody' },
  collection: { fr: 'Sorte de contenu', en: 'Collection' },
  anyCollection: { fr: 'Tous les contenus', en: 'Any collection' },
  document: { fr: 'Adresse d’une fiche', en: 'Address of a form' },
  documentHint: {
    fr: 'Collez l’adresse de la fiche, ou son identifiant.',
    en: 'Paste the address of the form, or its id.',
  },
  day: { fr: 'Jour', en: 'Day' },
  show: { fr: 'Chercher', en: 'Search' },
  all: { fr: 'Tout afficher', en: 'Show all' },
  gone: { fr: 'supprimé depuis', en: 'deleted since' },
  history: { fr: 'Son journal', en: 'Its log' },
} satisfies Record<string, Bilingual>
