import { formatMoment } from '../../domain/format-moment'

/** What the button that shares a preview says. */
export const shareWords = {
  fr: {
    copy: 'Copier un lien d’aperçu',
    link: 'Lien d’aperçu',
    copied: 'Lien copié.',
    shown: 'Copiez le lien affiché près du bouton.',
    until: (instant: string, zone: string) =>
      `Toute personne qui l’a peut voir cette page jusqu’au ${formatMoment(instant, zone, 'fr')}.`,
    failed: 'Le lien n’a pas pu être préparé. Réessayez dans un instant.',
  },
  en: {
    copy: 'Copy a preview link',
    link: 'Preview link',
    copied: 'Link copied.',
    shown: 'Copy the link shown beside the button.',
    until: (instant: string, zone: string) =>
      `Anybody who has it can see this page until ${formatMoment(instant, zone, 'en')}.`,
    failed: 'The link could not be made. Try again in a moment.',
  },
}
