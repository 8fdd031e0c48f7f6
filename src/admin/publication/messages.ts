import type { Bilingual } from '../../domain/bilingual'

/** What the notice says after a document was published, and the link to its page. */
export const publicationMessages = {
  online: { fr: 'C’est en ligne', en: 'It is online' },
  published: { fr: 'C’est publié.', en: 'It is published.' },
  seePage: { fr: 'voir la page', en: 'see the page' },
  page: { fr: 'Voir la page', en: 'See the page' },
  newTab: { fr: '(nouvel onglet)', en: '(new tab)' },
} satisfies Record<string, Bilingual>

/** Why the page of a published document cannot be seen yet, by collection. */
export const hiddenMessages: Partial<Record<string, Bilingual>> = {
  sessions: {
    fr: 'C’est publié. La page paraîtra avec l’édition, qui n’est pas encore sur le site.',
    en: 'It is published. The page appears with its edition, which is not on the site yet.',
  },
  testimonials: {
    fr: 'C’est publié. Le témoignage paraîtra dès qu’un accord le couvre.',
    en: 'It is published. The testimonial appears as soon as a consent covers it.',
  },
}
