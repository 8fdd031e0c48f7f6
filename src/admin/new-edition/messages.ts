import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'

/** The messages of the tab « Nouvelle édition ». */
export const newEditionMessages = {
  title: { fr: 'Nouvelle édition', en: 'New edition' },
  intro: {
    fr: 'Repartez de cette édition : le programme et les salles sont copiés en brouillon, sur les nouveaux jours.',
    en: 'Start from this edition: its programme and rooms are copied as drafts, on the new days.',
  },
  missing: {
    fr: 'Cette édition n’existe plus, ou votre compte ne permet pas d’en créer une.',
    en: 'This edition no longer exists, or your account cannot make one.',
  },
  startsOn: { fr: 'Premier jour', en: 'First day' },
  endsOn: { fr: 'Dernier jour', en: 'Last day' },
  endsOnNote: { fr: 'Le même jour si l’édition dure une journée.', en: 'The same day for a one-day edition.' },
  city: { fr: 'Ville', en: 'City' },
  titleField: { fr: 'Titre', en: 'Title' },
  choices: { fr: 'Copier aussi', en: 'Copy as well' },
  partners: { fr: 'Les partenaires', en: 'The partners' },
  participants: { fr: 'Les personnes des sessions', en: 'The people of the sessions' },
  participantsNote: {
    fr: 'À demander d’abord aux personnes. Leurs accords et leurs témoignages ne sont jamais copiés.',
    en: 'Ask them first. Their consents and testimonials are never copied.',
  },
  see: { fr: 'Voir ce qui sera copié', en: 'See what will be copied' },
  seeing: { fr: 'Préparation du plan…', en: 'Preparing the plan…' },
  plan: { fr: 'Ce qui va se passer', en: 'What will happen' },
  copied: { fr: 'Copié', en: 'Copied' },
  shifted: { fr: 'Décalé', en: 'Moved' },
  leftOut: { fr: 'Laissé de côté', en: 'Left out' },
  warnings: { fr: 'À regarder', en: 'To look at' },
  session: { fr: 'Session', en: 'Session' },
  room: { fr: 'Salle', en: 'Room' },
  before: { fr: 'Était', en: 'Was' },
  after: { fr: 'Sera', en: 'Will be' },
  toPlace: { fr: 'à placer', en: 'to place' },
  none: { fr: '–', en: '–' },
  create: { fr: 'Créer la nouvelle édition', en: 'Make the new edition' },
  complete: { fr: 'Compléter l’édition', en: 'Complete the edition' },
  creating: { fr: 'Création des brouillons…', en: 'Making the drafts…' },
  done: {
    fr: 'C’est fait : tout est en brouillon, rien n’est public.',
    en: 'Done: everything is a draft, nothing is public.',
  },
  open: { fr: 'Ouvrir la nouvelle édition', en: 'Open the new edition' },
  undo: { fr: 'Annuler cette nouvelle édition', en: 'Undo this new edition' },
  confirmUndo: { fr: 'Annuler cette nouvelle édition ?', en: 'Undo this new edition?' },
  undoWarning: {
    fr: 'Tous les brouillons qui ont été créés avec elle sont supprimés pour de bon : la page de l’édition, ses salles, ses sessions. L’édition d’origine ne change pas.',
    en: 'All drafts that were created with it are deleted for good: the page of the edition, its rooms, its sessions. The original edition does not change.',
  },
  keep: { fr: 'La garder', en: 'Keep it' },
  undoing: { fr: 'Suppression des brouillons…', en: 'Deleting the drafts…' },
  whileUntouched: {
    fr: 'Tant que personne n’y a rien modifié, ajouté ou publié, vous pouvez l’annuler d’un coup.',
    en: 'As long as nobody has changed, added or published anything, you can undo it at once.',
  },
  editions: { fr: 'Voir les éditions', en: 'See the editions' },
  offline: {
    fr: 'Le serveur ne répond pas. Recommencez : ce qui est déjà copié ne sera pas doublé.',
    en: 'The server does not answer. Try again: what is copied already will not be doubled.',
  },
  refused: { fr: 'Corrigez les champs indiqués.', en: 'Correct the fields below.' },
} satisfies Record<string, Bilingual>

/** « Nouvelle édition à partir de « Assises 2024 » ». */
export const formatStartFrom = (title: string, language: Language) =>
  inLanguage({ fr: `Nouvelle édition à partir de « ${title} »`, en: `New edition from "${title}"` }, language)

/** « Cette édition a été préparée à partir de 2024 · Montpellier, ven. 27 nov. 2026, 8 h 12, par Camille. » */
export const formatMade = (from: string, when: string, by: string, language: Language) =>
  inLanguage(
    {
      fr: `Cette édition a été préparée à partir de ${from} (${when}${by && `, ${by}`}).`,
      en: `This edition was made from ${from} (${when}${by && `, ${by}`}).`,
    },
    language,
  )

/** « La nouvelle édition est annulée : 21 brouillons supprimés. » */
export const formatUndone = (count: number, language: Language) =>
  inLanguage(
    {
      fr: `La nouvelle édition est annulée : ${count < 2 ? 'un brouillon supprimé' : `${count} brouillons supprimés`}.`,
      en: `The new edition is undone: ${count < 2 ? 'one draft deleted' : `${count} drafts deleted`}.`,
    },
    language,
  )

/** « Les 14 sessions, une par une ». */
export const formatSessionCount = (count: number, language: Language) =>
  inLanguage({ fr: `Les ${count} sessions, une par une`, en: `The ${count} sessions, one by one` }, language)
