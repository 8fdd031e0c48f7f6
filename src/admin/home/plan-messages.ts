import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'

/** What can be done about a plan that is late or has failed. */
export const planMessages = {
  lateNote: {
    fr: 'Prévu, et pas encore fait : le site s’en charge seul dès qu’il peut. Si cela dure, publiez à la main depuis la fiche et prévenez la personne qui gère le site.',
    en: 'Planned, and not done yet: the site does it by itself as soon as it can. If this lasts, publish by hand from the form and notify whoever runs the site.',
  },
  retry: { fr: 'Réessayer', en: 'Try again' },
  remove: { fr: 'Ne plus le faire', en: 'Do not do it' },
  callOff: { fr: 'Annuler', en: 'Call off' },
  retried: { fr: 'Nouvel essai dans moins d’une minute.', en: 'It is tried again within a minute.' },
  removed: { fr: 'Ce n’est plus prévu.', en: 'It is no longer planned.' },
  failed: { fr: 'Rien n’a changé. Réessayez.', en: 'Nothing has changed. Try again.' },
} satisfies Record<string, Bilingual>

/** The kinds of planned publications. */
export const planTypes = {
  publish: { fr: 'Publication', en: 'Publication' },
  unpublish: { fr: 'Retrait du site', en: 'Taken off the site' },
  release: { fr: 'Publication du programme', en: 'Release of the programme' },
} satisfies Record<string, Bilingual>

/** What did not happen at its planned instant. */
export const failedTypes = {
  publish: { fr: 'N’a pas pu être publié', en: 'Could not be published' },
  unpublish: { fr: 'N’a pas pu être retiré du site', en: 'Could not be taken off the site' },
  release: { fr: 'Le programme n’a pas pu être publié', en: 'The programme could not be released' },
} satisfies Record<string, Bilingual>

/** What should have happened already. */
export const lateTypes = {
  publish: { fr: 'Publication en retard', en: 'Late publication' },
  unpublish: { fr: 'Retrait du site en retard', en: 'Late withdrawal from the site' },
  release: { fr: 'Publication du programme en retard', en: 'Late release of the programme' },
} satisfies Record<string, Bilingual>

/** « prévu par Camille ». */
export const formatPlanner = (name: string, language: Language): string =>
  inLanguage({ fr: `prévu par ${name}`, en: `planned by ${name}` }, language)
