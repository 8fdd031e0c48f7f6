import { type Bilingual, inBothLanguages, type Language } from '../../domain/bilingual'
import { formatLongDate } from '../../domain/format-date'

/** The texts of the second step of a log-in, and of its setting in the form of an account. */
export const secondFactorTexts = {
  pageTitle: { fr: 'Deuxième étape de connexion', en: 'Second step of your log-in' },
  confirmIntro: {
    fr: 'Votre mot de passe est bon. Confirmez que c’est bien vous.',
    en: 'Your password is right. Confirm that it is you.',
  },
  code: { fr: 'Code à 6 chiffres de votre application', en: '6-digit code of your application' },
  recoveryCode: { fr: 'Code de secours', en: 'Recovery code' },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  usePasskey: { fr: 'Utiliser ma clé d’accès', en: 'Use my passkey' },
  useRecovery: { fr: 'Utiliser un code de secours', en: 'Use a recovery code' },
  useCode: { fr: 'Utiliser mon application de codes', en: 'Use my authenticator application' },
  lost: {
    fr: 'Appareil perdu, plus de code de secours : une personne qui administre le site peut réinitialiser cette étape.',
    en: 'Device lost, no recovery code left: an administrator can reset this step.',
  },
  leave: { fr: 'Revenir à la connexion', en: 'Back to the log-in' },
  setUpIntro: {
    fr: 'Votre rôle demande une connexion en deux étapes. Choisissez un moyen de confirmer vos connexions ; cela prend deux minutes.',
    en: 'Your role requires a two-step log-in. Choose a way to confirm your log-ins; it takes two minutes.',
  },
  title: { fr: 'Connexion en deux étapes', en: 'Two-step log-in' },
  none: {
    fr: 'Votre mot de passe suffit pour se connecter. Avec une deuxième étape, un mot de passe volé ne suffit plus.',
    en: 'Your password is enough to log in. With a second step, a stolen password is not.',
  },
  noneOfOther: { fr: 'Ce compte n’a pas de deuxième étape.', en: 'This account has no second step.' },
  off: { fr: 'La deuxième étape n’est pas proposée à votre rôle.', en: 'The second step is not offered to your role.' },
  totp: { fr: 'Application de codes', en: 'Authenticator application' },
  passkey: { fr: 'Clé d’accès', en: 'Passkey' },
  added: { fr: 'ajoutée le', en: 'added on' },
  lastUsed: { fr: 'dernière utilisation le', en: 'last used on' },
  neverUsed: { fr: 'pas encore utilisée', en: 'not used yet' },
  remove: { fr: 'Retirer', en: 'Remove' },
  removeTitle: { fr: 'Retirer ce moyen ?', en: 'Remove this way?' },
  removeNote: {
    fr: 'Vos autres appareils seront déconnectés. Sans aucun moyen, votre mot de passe suffira de nouveau.',
    en: 'Your other devices are logged out. Without any way left, your password is enough again.',
  },
  addTotp: { fr: 'Ajouter une application de codes', en: 'Add an authenticator application' },
  addPasskey: { fr: 'Ajouter une clé d’accès', en: 'Add a passkey' },
  addNote: {
    fr: 'Indiquez votre mot de passe actuel, pour confirmer que c’est bien vous.',
    en: 'Enter your current password, to confirm that it is you.',
  },
  passkeyName: {
    fr: 'Nom de cette clé d’accès (par exemple « Téléphone »)',
    en: 'Name of this passkey (such as “Phone”)',
  },
  passkeyFailed: {
    fr: 'La clé d’accès n’a pas été lue. Recommencez, ou choisissez un autre moyen.',
    en: 'The passkey was not read. Start again, or choose another way.',
  },
  passkeyUnsupported: {
    fr: 'Ce navigateur ne connaît pas les clés d’accès. Choisissez un autre moyen.',
    en: 'This browser does not know passkeys. Choose another way.',
  },
  scan: {
    fr: 'Photographiez cette image avec votre application de codes (FreeOTP, Google Authenticator, 2FAS…), puis recopiez le code qu’elle affiche.',
    en: 'Scan this image with your authenticator application (FreeOTP, Google Authenticator, 2FAS…), then copy the code that it shows.',
  },
  image: {
    fr: 'Image à photographier avec l’application de codes',
    en: 'Image to scan with the authenticator application',
  },
  secret: { fr: 'Ou saisissez cette clé dans l’application', en: 'Or type this key into the application' },
  newCodes: { fr: 'Nouveaux codes de secours', en: 'New recovery codes' },
  newCodesNote: {
    fr: 'Les codes de secours précédents ne serviront plus. Vos autres appareils seront déconnectés.',
    en: 'The recovery codes before no longer work. Your other devices are logged out.',
  },
  codesTitle: { fr: 'Vos codes de secours', en: 'Your recovery codes' },
  codesNote: {
    fr: 'Ils ne s’affichent que cette fois. Chacun sert une fois, si vous perdez votre appareil : notez-les ou imprimez-les, ailleurs que sur cet appareil.',
    en: 'They are shown this one time. Each works once, if you lose your device: write them down or print them, elsewhere than on this device.',
  },
  copy: { fr: 'Copier', en: 'Copy' },
  copied: { fr: 'Copiés.', en: 'Copied.' },
  copyFailed: { fr: 'La copie n’a pas fonctionné : notez-les.', en: 'They could not be copied: write them down.' },
  noted: { fr: 'J’ai noté mes codes', en: 'I have written my codes down' },
  password: { fr: 'Votre mot de passe actuel', en: 'Your current password' },
  goOn: { fr: 'Continuer', en: 'Continue' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  reset: { fr: 'Réinitialiser la deuxième étape', en: 'Reset the second step' },
  resetTitle: { fr: 'Réinitialiser la deuxième étape de ce compte ?', en: 'Reset the second step of this account?' },
  resetNote: {
    fr: 'Vérifiez d’abord, de vive voix, que c’est bien la personne qui le demande. Ses appareils seront déconnectés, ses moyens retirés, et un e-mail le lui dira.',
    en: 'First make sure, in person, that it is them who ask. Their devices are logged out, their ways removed, and a mail says so.',
  },
  resetDone: {
    fr: 'La deuxième étape de ce compte est réinitialisée.',
    en: 'The second step of this account is reset.',
  },
  removed: { fr: 'Ce moyen est retiré.', en: 'This way is removed.' },
  addedNow: { fr: 'Votre connexion se fait maintenant en deux étapes.', en: 'Your log-in now takes two steps.' },
  failed: { fr: 'Rien n’a changé. Réessayez dans un instant.', en: 'Nothing has changed. Try again in a moment.' },
} satisfies Record<string, Bilingual>

export type SecondFactorTexts = Record<keyof typeof secondFactorTexts, string>

/** How many recovery codes are left. */
export function formatCodesLeft(count: number, language: Language): string {
  if (language === 'en') return count === 1 ? '1 recovery code left.' : `${count} recovery codes left.`
  return count > 1 ? `Il reste ${count} codes de secours.` : `Il reste ${count} code de secours.`
}

/** That a second step will be asked for from a day on, or is asked for by now. */
export const formatRequired = (from: string | null): Bilingual =>
  inBothLanguages((language) => {
    if (from === null) {
      return language === 'en' ? 'Your role requires a second step.' : 'Votre rôle demande une deuxième étape.'
    }
    const day = formatLongDate(from, language)
    return language === 'en'
      ? `From ${day}, your role requires a second step to log in. Add one before.`
      : `À partir du ${day}, votre rôle demandera une deuxième étape pour se connecter. Ajoutez-la avant.`
  })
