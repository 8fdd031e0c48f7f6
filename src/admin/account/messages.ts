import type { Bilingual } from '../../domain/bilingual'

/** The texts of one's own account. */
export const accountTexts = {
  currentPassword: { fr: 'Mot de passe actuel', en: 'Current password' },
  yourPassword: { fr: 'Votre mot de passe actuel (pas le sien)', en: 'Your own current password (not theirs)' },
} satisfies Record<string, Bilingual>

/** The texts of the list of devices. */
export const deviceMessages = {
  title: { fr: 'Appareils connectés', en: 'Devices' },
  none: { fr: 'Aucun appareil n’est connecté à ce compte.', en: 'No device is logged in to this account.' },
  unknown: { fr: 'Appareil inconnu', en: 'Unknown device' },
  current: { fr: 'cet appareil', en: 'this device' },
  since: { fr: 'Connecté depuis le', en: 'Logged in since' },
  unconfirmed: {
    fr: 'Mot de passe donné, deuxième étape non confirmée, le',
    en: 'Password given, second step not confirmed, on',
  },
  end: { fr: 'Déconnecter', en: 'Log out' },
  endOthers: { fr: 'Déconnecter tous les autres appareils', en: 'Log out all other devices' },
  ended: {
    fr: 'C’est fait. Si vous ne reconnaissiez pas cet appareil, changez votre mot de passe.',
    en: 'Done. If you did not know that device, change your password.',
  },
  failed: {
    fr: 'L’appareil n’a pas été déconnecté. Réessayez dans un instant.',
    en: 'The device was not logged out. Try again in a moment.',
  },
} satisfies Record<string, Bilingual>
