import type { Bilingual } from '../../src/domain/bilingual'

/** The refusals of operations on keys. */
export const keyMessages = {
  forbidden: {
    fr: 'Seuls les administrateurs et les administratrices créent, renouvellent et révoquent des clés.',
    en: 'Only administrators make, renew and revoke keys.',
  },
  missing: { fr: 'Ce client de l’API n’existe plus.', en: 'This API client does not exist any more.' },
  overlap: {
    fr: '« overlapHours » est un nombre entier d’heures, de 0 à 720.',
    en: '"overlapHours" must be a whole number of hours from 0 to 720.',
  },
  changed: {
    fr: 'Quelqu’un d’autre vient de renouveler cette clé. Rechargez la page avant de recommencer.',
    en: 'Somebody else has just renewed this key. Reload the page before you try again.',
  },
} satisfies Record<string, Bilingual>
