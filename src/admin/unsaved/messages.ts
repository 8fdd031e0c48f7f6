import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { formatClock } from '../../domain/format-moment'
import { DEFAULT_ZONE } from '../../domain/zone'

/** The messages of a form whose text is not saved. */
export const unsavedMessages = {
  unreachable: {
    fr: 'Connexion interrompue. Votre texte est gardé sur cet appareil ; il sera enregistré dès le retour.',
    en: 'The connection is interrupted. Your text is kept on this device; it will be saved as soon as it is back.',
  },
  reachable: {
    fr: 'La connexion est revenue. Votre texte est gardé sur cet appareil : enregistrez de nouveau.',
    en: 'The connection is back. Your text is kept on this device: save again.',
  },
  failed: {
    fr: 'L’enregistrement n’a pas abouti. Votre texte est gardé sur cet appareil ; nouvel essai dans un instant.',
    en: 'Saving did not succeed. Your text is kept on this device; trying again in a moment.',
  },
  tooLarge: {
    fr: 'Ce contenu est trop volumineux pour être enregistré. Votre texte est gardé sur cet appareil : raccourcissez-le.',
    en: 'This is too large to be saved. Your text is kept on this device: shorten it.',
  },
  loggedOut: {
    fr: 'Votre session est terminée. Votre texte est gardé sur cet appareil : connectez-vous dans un nouvel onglet, puis revenez ici. L’enregistrement reprendra tout seul.',
    en: 'Your session has ended. Your text is kept on this device: log in in a new tab, then come back here. Saving goes on by itself.',
  },
  otherAccount: {
    fr: 'Un autre compte est maintenant connecté dans ce navigateur. Votre texte est gardé pour votre compte : reconnectez-vous avec lui pour l’enregistrer.',
    en: 'Another account is now logged in in this browser. Your text is kept for your account: log in with it to save it.',
  },
  notStored: {
    fr: 'Il ne peut pas être gardé sur cet appareil : ne fermez pas cette page.',
    en: 'It cannot be kept on this device: do not close this page.',
  },
  logIn: { fr: 'Se connecter', en: 'Log in' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  show: { fr: 'Voir ce texte', en: 'Show this text' },
  restore: { fr: 'Reprendre', en: 'Restore' },
  ignore: { fr: 'Ignorer', en: 'Ignore' },
  empty: { fr: '(vide)', en: '(empty)' },
  changedSince: {
    fr: 'Ce champ a été changé depuis par une autre personne. Il contient maintenant :',
    en: 'Somebody else has changed this field since. It now contains:',
  },
  logoutTitle: { fr: 'Du texte n’est pas enregistré', en: 'Some text is not saved' },
  logoutBody: {
    fr: 'Il est gardé sur cet appareil, pour votre compte seulement. En vous déconnectant, vous l’effacez :',
    en: 'It is kept on this device, for your account only. Logging out removes it:',
  },
  logoutNew: { fr: 'une nouvelle page', en: 'a new document' },
  stay: { fr: 'Ne pas se déconnecter', en: 'Stay logged in' },
  logOut: { fr: 'Se déconnecter et l’effacer', en: 'Log out and remove it' },
} satisfies Record<string, Bilingual>

/** The reason of the server for refusing a save. */
export const formatRefused = (reason: string, language: Language) =>
  inLanguage(
    {
      fr: `L’enregistrement est refusé : ${reason} Votre texte est gardé sur cet appareil.`,
      en: `The save was refused: ${reason} Your text is kept on this device.`,
    },
    language,
  )

/** « Un texte non enregistré du 26/11 à 18 h 45 a été retrouvé. » */
export const formatFound = (at: string, language: Language) =>
  inLanguage(
    {
      fr: `Un texte non enregistré du ${formatWhen(at, 'fr')} a été retrouvé.`,
      en: `Text of ${formatWhen(at, 'en')} that was not saved was found.`,
    },
    language,
  )

/** « 26/11 à 18 h 45 ». */
export function formatWhen(at: string, language: Language): string {
  const day = new Date(at).toLocaleDateString('fr-FR', { day: '2-digit', month: '2-digit', timeZone: DEFAULT_ZONE })
  return `${day} ${language === 'fr' ? 'à' : 'at'} ${formatClock(at, DEFAULT_ZONE, language)}`
}
