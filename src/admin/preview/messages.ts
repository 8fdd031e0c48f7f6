import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'

/** The messages of the button that shares a preview. */
export const shareMessages = {
  copy: { fr: 'Copier un lien d’aperçu', en: 'Copy a preview link' },
  link: { fr: 'Lien d’aperçu', en: 'Preview link' },
  copied: { fr: 'Lien copié.', en: 'Link copied.' },
  shown: { fr: 'Copiez le lien affiché près du bouton.', en: 'Copy the link shown beside the button.' },
  list: { fr: 'Liens d’aperçu de ce contenu', en: 'Preview links of this document' },
  failed: {
    fr: 'Le lien n’a pas pu être préparé. Réessayez dans un instant.',
    en: 'The link could not be made. Try again in a moment.',
  },
} satisfies Record<string, Bilingual>

/** Until when a share link opens. */
export const formatValidUntil = (instant: string, zone: string, language: Language) =>
  inLanguage(
    {
      fr: `Toute personne qui l’a peut voir cette page jusqu’au ${formatMoment(instant, zone, 'fr')}.`,
      en: `Anybody who has it can see this page until ${formatMoment(instant, zone, 'en')}.`,
    },
    language,
  )
