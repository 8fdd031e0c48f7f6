import type { Language } from '../../domain/bilingual'
import type { Level } from '../../domain/checks/levels'
import { frenchSpaces } from '../../domain/typography'

/** What each level is called, above its findings and beside its count. */
export const levelWords: Record<
  Language,
  Record<Level, { name: string; count: (count: number) => string; meaning: string }>
> = {
  fr: {
    blocks: {
      name: 'Bloque la publication',
      count: (count) => (count === 1 ? 'bloque la publication' : 'bloquent la publication'),
      meaning: 'À régler avant de pouvoir publier le programme.',
    },
    warns: {
      name: 'Avertit',
      count: (count) => (count === 1 ? 'avertissement' : 'avertissements'),
      meaning: 'Le programme peut paraître, mais il manquerait quelque chose au public.',
    },
    informs: {
      name: 'Pour information',
      count: () => 'pour information',
      meaning: 'Rien d’obligatoire.',
    },
  },
  en: {
    blocks: {
      name: 'Blocks the publication',
      count: (count) => (count === 1 ? 'blocks the publication' : 'block the publication'),
      meaning: 'To settle before the programme can be published.',
    },
    warns: {
      name: 'Warns',
      count: (count) => (count === 1 ? 'warning' : 'warnings'),
      meaning: 'The programme can be published, but the public would miss something.',
    },
    informs: {
      name: 'For information',
      count: () => 'for information',
      meaning: 'Nothing you have to do.',
    },
  },
}

/** The words of the tab « Contrôles ». */
export const checksWords = {
  fr: {
    title: 'Contrôles avant publication',
    intro: 'Le programme tel qu’il serait si tout ce qui attend était publié. Chaque ligne mène au champ à compléter.',
    clear: frenchSpaces('Rien à signaler : le programme peut être publié.'),
    free: 'Rien ne bloque la publication.',
    again: 'Vérifier à nouveau',
    missing: 'Cette édition n’existe plus, ou votre compte n’y travaille pas.',
    summary: 'Nombre de points par niveau',
    english: 'en anglais',
  },
  en: {
    title: 'Checks before publishing',
    intro:
      'The programme as it would be if everything pending were published. Each line leads to the field to complete.',
    clear: 'Nothing to report: the programme can be published.',
    free: 'Nothing blocks the publication.',
    again: 'Check again',
    missing: 'This edition no longer exists, or your account does not work on it.',
    summary: 'Number of points by level',
    english: 'in English',
  },
} as const
