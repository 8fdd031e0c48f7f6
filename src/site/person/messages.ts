import type { ConsentScope } from '../../domain/consent'
import type { DisplayMode } from '../../domain/display-mode'
import { frenchSpaces } from '../../domain/typography'

/** Why the page of a person does not open. */
export type PersonRefusal =
  | 'foreign'
  | 'used'
  | 'expired'
  | 'revoked'
  | 'closed'
  | 'too-many'
  | 'not-from-page'
  | 'failed'
  | 'no-archive'

export const personRefusals: Record<PersonRefusal, { status: number; title: string; text: string }> = {
  foreign: {
    status: 404,
    title: 'Ce lien n’est pas complet',
    text: 'Copiez-le en entier, jusqu’au dernier caractère. S’il ne fonctionne toujours pas, demandez-en un nouveau à la personne de l’équipe des Assises qui vous l’a envoyé.',
  },
  used: {
    status: 410,
    title: 'Ce lien a déjà servi',
    text: 'Pour votre protection, un lien n’ouvre votre page qu’une fois. Il vous en faut un nouveau.',
  },
  expired: {
    status: 410,
    title: 'Ce lien a expiré',
    text: 'Un lien s’ouvre pendant trente jours. Il vous en faut un nouveau.',
  },
  revoked: {
    status: 410,
    title: 'Ce lien ne fonctionne plus',
    text: 'Un lien plus récent vous a été envoyé, ou l’équipe a arrêté celui-ci. Ouvrez le dernier que vous avez reçu, ou demandez-en un nouveau à l’équipe des Assises.',
  },
  closed: {
    status: 403,
    title: 'Votre page est fermée',
    text: 'Une page se ferme au bout d’une heure. Vos choix enregistrés restent. Pour revenir, demandez un nouveau lien à l’équipe des Assises, ou rouvrez celui que vous avez reçu : il vous en proposera un autre.',
  },
  'too-many': {
    status: 429,
    title: 'Trop d’essais à la suite',
    text: 'Attendez dix minutes, puis rouvrez votre lien. Rien n’a changé.',
  },
  'not-from-page': {
    status: 403,
    title: 'Rien n’a été enregistré',
    text: 'Cet envoi ne vient pas de votre page ouverte. Revenez à votre page, puis recommencez.',
  },
  failed: {
    status: 503,
    title: 'Rien n’a été enregistré',
    text: 'Le site n’a pas répondu comme prévu. Réessayez dans un instant. Pour retirer votre accord sans attendre, écrivez à l’équipe des Assises.',
  },
  'no-archive': {
    status: 503,
    title: 'Vos données ne sont pas prêtes',
    text: 'Le site n’a pas pu les réunir, et rien n’a changé. Réessayez dans un instant ; si cela continue, écrivez à l’équipe des Assises.',
  },
}

/** What a person can agree to show, said to them. */
export const scopeTexts: Record<'speakers' | 'testimonials', Partial<Record<ConsentScope, string>>> = {
  speakers: {
    name: 'mon nom, ma fonction et ma biographie',
    photo: 'ma photo',
    voice: 'ma voix, dans un enregistrement',
    video: 'mon image, dans une vidéo',
    quote: 'mes propos, cités par écrit',
    social: 'mes propos et ma photo sur les réseaux sociaux des Assises',
  },
  testimonials: {
    quote: 'ma citation et mon récit',
    name: 'mon nom, de la façon choisie plus bas',
    photo: 'ma photo',
    voice: 'ma voix, dans un enregistrement',
    video: 'mon image, dans une vidéo',
    social: 'mon témoignage sur les réseaux sociaux des Assises',
  },
}

export const displayModeTexts: Record<DisplayMode, string> = {
  'full-name': 'mon prénom et mon nom',
  'first-name': 'mon prénom seul',
  pseudonym: 'un pseudonyme',
}

export const fieldTexts: Record<string, string> = {
  name: 'Nom affiché',
  headline: 'Fonction',
  bio: 'Biographie',
  before: 'Métier d’avant',
  after: 'Métier d’aujourd’hui',
  quote: 'Citation',
}

/** What the page says once a form was sent. */
export const outcomeTexts = {
  accord: 'C’est enregistré. Ce que vous n’avez pas coché ne paraît pas, ou ne paraît plus.',
  retrait: 'C’est fait : ce qui vous concerne a quitté le site.',
  effacement:
    'Votre demande est enregistrée, et plus rien de vous ne paraît. L’équipe des Assises efface le reste : la loi lui laisse un mois.',
  'effacement-a-confirmer': 'Rien n’a changé : cochez d’abord que vous demandez à être effacé ou effacée.',
  corrections: 'Merci. L’équipe des Assises lira vos corrections avant de les publier.',
  photo:
    'Merci. L’équipe des Assises regardera votre photo avant de la publier. Elle ne paraît nulle part pour l’instant.',
  'sans-la-photo': 'Votre photo proposée est effacée.',
  'sans-photo': 'Aucune photo n’est choisie : choisissez d’abord un fichier.',
  'photo-sans-accord': 'Rien n’a été envoyé : cochez que vous acceptez que cette photo paraisse.',
  'photo-refusee':
    'Ce fichier ne peut pas servir. Envoyez une photo JPEG, PNG, WebP ou AVIF de moins de 10 Mo. Une photo HEIC d’iPhone s’exporte d’abord en JPEG.',
  'sans-changement': 'Aucun texte n’a changé : rien n’a été envoyé.',
  'rien-de-coche': 'Rien n’est coché : cochez ce que vous acceptez de montrer, ou retirez votre accord plus bas.',
  'a-corriger':
    'Rien n’a changé : votre nom complet se lit encore dans ce témoignage, et il ne doit pas paraître. L’équipe des Assises le corrige d’abord, puis vous donnerez votre accord.',
  'date-fausse':
    'Cette date de fin n’existe pas ou est passée. Choisissez aujourd’hui ou un jour à venir, ou laissez vide.',
} as const
export type Outcome = keyof typeof outcomeTexts

/** Returns a text with the spaces of French. */
export const fr = (text: string): string => frenchSpaces(text)
