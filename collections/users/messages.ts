import { type Bilingual, inBothLanguages, type Language } from '../../src/domain/bilingual'

/** The refusals of attempts, and of changes of a password or an e-mail address. */
export const accountMessages = {
  noEmail: { fr: 'Indiquez votre adresse e-mail.', en: 'Enter your e-mail address.' },
  currentMissing: {
    fr: 'Indiquez votre mot de passe actuel, pour confirmer que c’est bien vous.',
    en: 'Enter your current password, to confirm that it is you.',
  },
  currentWrong: {
    fr: 'Ce n’est pas votre mot de passe actuel.',
    en: 'This is not your current password.',
  },
  noLogin: { fr: 'Connectez-vous d’abord.', en: 'Log in first.' },
  notYourAccount: {
    fr: 'Seule l’administration voit les appareils connectés d’un autre compte.',
    en: 'Only an administrator sees the devices of another account.',
  },
  noAccount: { fr: 'Ce compte n’existe pas.', en: 'There is no such account.' },
  noDevice: { fr: 'Choisissez l’appareil à déconnecter.', en: 'Name the device to log out: `device`, or `others`.' },
  notYourSession: {
    fr: 'Cette connexion est déjà terminée.',
    en: 'This session has ended already.',
  },
} satisfies Record<string, Bilingual>

/** The refusal of an attempt that comes too early. */
export const formatTooMany = (seconds: number): Bilingual =>
  inBothLanguages((language) =>
    language === 'en'
      ? `Too many attempts. Try again in ${durationOf(seconds, 'en')}.`
      : `Trop d’essais. Réessayez dans ${durationOf(seconds, 'fr')}.`,
  )

function durationOf(seconds: number, language: Language): string {
  const [count, unit] =
    seconds < 60 ? [seconds, language === 'en' ? 'second' : 'seconde'] : [Math.ceil(seconds / 60), 'minute']
  return `${count} ${unit}${count > 1 ? 's' : ''}`
}
