import type { TranslationTree } from './translation-tree'

/** Payload's French for logging in, accounts and the dashboard, where its own is wrong or reads as a machine. */
export const accountFrench: TranslationTree = {
  authentication: {
    accountOfCurrentUser: 'Votre compte',
    accountVerified: 'Le compte est vérifié.',
    alreadyActivated: 'Ce compte est déjà activé',
    alreadyLoggedIn: 'Vous êtes déjà connecté',
    checkYourEmailForPasswordReset:
      'Si un compte a cette adresse, un message vous est envoyé pour choisir un nouveau mot de passe. Regardez aussi dans les courriers indésirables.',
    confirmGeneration: 'Confirmer la nouvelle clé',
    createFirstUser: 'Créer le premier compte',
    beginCreateFirstUser: 'Pour commencer, créez le premier compte.',
    emailNotValid: 'Cette adresse e-mail n’est pas valide',
    emailOrUsername: 'Adresse e-mail ou nom d’utilisateur',
    emailSent: 'Le message est envoyé',
    emailVerified: 'L’adresse e-mail est vérifiée.',
    failedToUnlock: 'Le compte n’a pas pu être débloqué',
    forceUnlock: 'Débloquer le compte',
    forgotPasswordEmailInstructions:
      'Donnez votre adresse e-mail : vous recevrez un message pour choisir un nouveau mot de passe.',
    forgotPasswordUsernameInstructions:
      'Donnez votre nom d’utilisateur : un message pour choisir un nouveau mot de passe sera envoyé à l’adresse de ce compte.',
    generatingNewAPIKeyWillInvalidate:
      'Une nouvelle clé API <1>rend inutilisable</1> la clé précédente. Voulez-vous continuer ?',
    lockUntil: 'Bloqué jusqu’au',
    loggedInChangePassword: 'Pour changer votre mot de passe, ouvrez votre <0>compte</0>.',
    loggedIn: 'Pour vous connecter avec un autre compte, commencez par vous <0>déconnecter</0>.',
    loggedOutInactivity: 'Vous avez été déconnecté après un moment sans activité.',
    loggedOutSuccessfully: 'Vous êtes déconnecté.',
    loggingOut: 'Déconnexion…',
    loginUser: 'Connexion',
    loginWithAnotherUser: 'Pour vous connecter avec un autre compte, commencez par vous <0>déconnecter</0>.',
    logoutSuccessful: 'Vous êtes déconnecté.',
    newAccountCreated:
      'Un compte vous est ouvert sur <a href="{{serverURL}}">{{serverURL}}</a>. Pour vérifier votre adresse e-mail, ouvrez ce lien ou copiez-le dans votre navigateur : <a href="{{verificationURL}}">{{verificationURL}}</a><br>. Vous pourrez ensuite vous connecter.',
    newAPIKeyGenerated: 'La nouvelle clé API est créée.',
    passed: 'Vous êtes connecté',
    passwordResetSuccessfully: 'Le mot de passe est changé.',
    resetPassword: 'Choisir un nouveau mot de passe',
    resetPasswordExpiration: 'Fin de validité du lien de changement',
    resetPasswordToken: 'Jeton de changement du mot de passe',
    resetYourPassword: 'Choisissez un nouveau mot de passe',
    successfullyRegisteredFirstUser: 'Le premier compte est créé.',
    successfullyUnlocked: 'Le compte est débloqué',
    tokenRefreshSuccessful: 'La connexion est prolongée.',
    unableToVerify: 'La vérification n’a pas abouti',
    verifiedSuccessfully: 'C’est vérifié',
    youAreInactive:
      'Vous êtes inactif depuis un moment et serez bientôt déconnecté, par sécurité. Voulez-vous rester connecté ?',
    youAreReceivingResetPassword:
      'Vous recevez ce message parce que quelqu’un, vous sans doute, a demandé à changer le mot de passe de votre compte. Ouvrez ce lien, ou copiez-le dans votre navigateur :',
    youDidNotRequestPassword:
      'Si vous n’avez rien demandé, ne tenez pas compte de ce message : votre mot de passe ne change pas.',
  },
  dashboard: {
    addButton: 'Ajouter +',
    addWidget: 'Ajouter un encart',
    deleteWidget: 'Retirer l’encart {{id}}',
    discardConfirmLabel: 'Abandonner',
    discardMessage: 'La nouvelle disposition de l’accueil n’est pas enregistrée. Voulez-vous l’abandonner ?',
    discardTitle: 'Abandonner les changements ?',
    editDashboard: 'Disposer l’accueil',
    editingDashboard: 'Disposition de l’accueil',
    noItems: 'L’accueil n’a aucun encart. Ajoutez-en depuis le menu « Accueil », en haut de la page.',
    resetLayout: 'Revenir à la disposition d’origine',
    searchWidgets: 'Chercher un encart…',
  },
}
