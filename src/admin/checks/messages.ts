import type { Bilingual } from '../../domain/bilingual'
import type { Level } from '../../domain/checks/levels'

/** The texts of a level, above its findings and beside its count. */
interface LevelMessages {
  name: Bilingual
  meaning: Bilingual
  /** After the number 1, and after any other number. */
  one: Bilingual
  other: Bilingual
}

export const levelMessages: Record<Level, LevelMessages> = {
  blocks: {
    name: { fr: 'Bloque la publication', en: 'Blocks the publication' },
    meaning: {
      fr: 'À régler avant de pouvoir publier le programme.',
      en: 'To settle before the programme can be published.',
    },
    one: { fr: 'bloque la publication', en: 'blocks the publication' },
    other: { fr: 'bloquent la publication', en: 'block the publication' },
  },
  warns: {
    name: { fr: 'Avertit', en: 'Warns' },
    meaning: {
      fr: 'Le programme peut paraître, mais il manquerait quelque chose au public.',
      en: 'The programme can be published, but the public would miss something.',
    },
    one: { fr: 'avertissement', en: 'warning' },
    other: { fr: 'avertissements', en: 'warnings' },
  },
  informs: {
    name: { fr: 'Pour information', en: 'For information' },
    meaning: { fr: 'Rien d’obligatoire.', en: 'Nothing you have to do.' },
    one: { fr: 'pour information', en: 'for information' },
    other: { fr: 'pour information', en: 'for information' },
  },
}

/** The texts of the tab « Contrôles ». */
export const checksMessages = {
  title: { fr: 'Contrôles avant publication', en: 'Checks before publishing' },
  intro: {
    fr: 'Le programme tel qu’il serait si tout ce qui attend était publié. Chaque ligne mène au champ à compléter.',
    en: 'The programme as it would be if everything pending were published. Each line leads to the field to complete.',
  },
  clear: {
    fr: 'Rien à signaler : le programme peut être publié.',
    en: 'Nothing to report: the programme can be published.',
  },
  free: { fr: 'Rien ne bloque la publication.', en: 'Nothing blocks the publication.' },
  again: { fr: 'Vérifier à nouveau', en: 'Check again' },
  missing: {
    fr: 'Cette édition n’existe plus, ou votre compte n’y travaille pas.',
    en: 'This edition no longer exists, or your account does not work on it.',
  },
  summary: { fr: 'Nombre de points par niveau', en: 'Number of points by level' },
  english: { fr: 'en anglais', en: 'in English' },
} satisfies Record<string, Bilingual>
