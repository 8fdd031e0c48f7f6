import type { Bilingual } from '../../../src/domain/bilingual'

/** The refusals of the endpoints of second factors. */
export const secondFactorMessages = {
  logInFirst: {
    fr: 'Connectez-vous d’abord avec votre mot de passe.',
    en: 'Log in with your password first.',
  },
  wrongCode: {
    fr: 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, ou prenez un code de secours.',
    en: 'This code is wrong, or was used before. Wait for the next one, or take a recovery code.',
  },
  off: {
    fr: 'La connexion en deux étapes n’est pas proposée à ce rôle.',
    en: 'Two-step log-in is not offered to this role.',
  },
  expired: {
    fr: 'Cette préparation a expiré. Recommencez.',
    en: 'This took too long. Start again.',
  },
  hasTotp: {
    fr: 'Une application de codes est déjà enregistrée. Retirez-la d’abord.',
    en: 'An authenticator application is registered already. Remove it first.',
  },
  lastWhileRequired: {
    fr: 'Votre rôle demande une deuxième étape : ajoutez un autre moyen avant de retirer celui-ci.',
    en: 'Your role requires a second step: add another way before you remove this one.',
  },
  passkeyRefused: {
    fr: 'Cette clé d’accès n’a pas été reconnue. Recommencez, ou prenez un autre moyen.',
    en: 'This passkey was not recognised. Start again, or take another way.',
  },
  passkeyTaken: { fr: 'Cette clé d’accès est déjà enregistrée.', en: 'This passkey is registered already.' },
  tooManyPasskeys: {
    fr: 'Un compte a 10 clés d’accès au plus. Retirez-en une d’abord.',
    en: 'An account has at most 10 passkeys. Remove one first.',
  },
  noFactor: { fr: 'Ce moyen n’existe plus.', en: 'This way is gone already.' },
  noneYet: {
    fr: 'Ajoutez d’abord une application de codes ou une clé d’accès.',
    en: 'Add an authenticator application or a passkey first.',
  },
  onlyAdministrators: {
    fr: 'Seule l’administration réinitialise la connexion en deux étapes d’un compte.',
    en: 'Only an administrator resets the two-step log-in of an account.',
  },
  notOneself: {
    fr: 'C’est votre compte : retirez vos moyens un par un, ou demandez à une autre personne qui administre.',
    en: 'This is your own account: remove its ways one by one, or ask another administrator.',
  },
} satisfies Record<string, Bilingual>
