import type { Bilingual } from '../../domain/bilingual'

/** The texts of one's own account. */
export const accountTexts = {
  currentPassword: { fr: 'Mot de passe actuel', en: 'Current password' },
  yourPassword: { fr: 'Votre mot de passe actuel (pas le sien)', en: 'Your own current password (not theirs)' },
} satisfies Record<string, Bilingual>
