import type { Bilingual } from '../../domain/bilingual'

/** The messages about people who had left the site and have agreed again. */
export const returningMessages = {
  title: { fr: 'Accords redonnés : à publier de nouveau', en: 'Agreed again: to be published again' },
  note: {
    fr: 'Ces personnes avaient quitté le site et ont redonné leur accord. Elles reparaissent quand vous publiez leur fiche.',
    en: 'These people had left the site and have agreed again. They are public once you publish their page.',
  },
} satisfies Record<string, Bilingual>
