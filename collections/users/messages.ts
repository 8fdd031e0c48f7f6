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
