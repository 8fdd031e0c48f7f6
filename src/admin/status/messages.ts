import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { DEFAULT_ZONE } from '../../domain/zone'

/** The messages of the status of a document and of the dialog that abandons its changes. */
export const statusMessages = {
  abandon: { fr: 'Abandonner les modifications', en: 'Abandon the changes' },
  title: { fr: 'Revenir au texte qui est sur le site ?', en: 'Return to the text that is on the site?' },
  stays: {
    fr: 'Le site ne change pas. Le texte retiré reste dans l’onglet « Versions » : vous pourrez l’y reprendre.',
    en: 'The site does not change. The text that is removed stays in the tab “Versions”, where you can restore it.',
  },
  looking: { fr: 'Recherche de ce qui a changé…', en: 'Looking for what has changed…' },
  nothing: {
    fr: 'Aucun champ ne diffère du texte qui est sur le site.',
    en: 'No field differs from the text that is on the site.',
  },
  keep: { fr: 'Garder mes modifications', en: 'Keep my changes' },
  abandoning: { fr: 'Retour au texte du site…', en: 'Returning to the text of the site…' },
  done: {
    fr: 'Le texte du site est de retour. Les modifications retirées restent dans « Versions ».',
    en: 'The text of the site is back. The removed changes stay in “Versions”.',
  },
  failed: {
    fr: 'Rien n’a été retiré : le serveur n’a pas répondu. Réessayez dans un instant.',
    en: 'Nothing was removed: the server did not answer. Try again in a moment.',
  },
  unsaved: {
    fr: 'Vos derniers mots ne sont pas encore enregistrés : ils ne seraient pas dans « Versions ». Réessayez dès que l’enregistrement est fait.',
    en: 'Your last words are not saved yet: they would not be in “Versions”. Try again once they are saved.',
  },
} satisfies Record<string, Bilingual>

/** What will be removed, since when. */
export const formatRemoved = (publishedAt: string, language: Language) =>
  inLanguage(
    {
      fr: `Vos modifications depuis le ${formatMoment(publishedAt, DEFAULT_ZONE, 'fr')} seront retirées de cette page :`,
      en: `The changes since ${formatMoment(publishedAt, DEFAULT_ZONE, 'en')} will be removed from this page:`,
    },
    language,
  )

/** « Titre (anglais) ». */
export const formatFieldIn = (label: string, localeLabel: string | undefined) =>
  localeLabel ? `${label} (${localeLabel.toLowerCase()})` : label
