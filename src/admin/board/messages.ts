import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'

/** The messages of the programme board. */
export const boardMessages = {
  title: { fr: 'Programme', en: 'Programme' },
  days: { fr: 'Jour affiché', en: 'Day shown' },
  allDays: { fr: 'Tous les jours', en: 'All days' },
  undo: { fr: 'Annuler le déplacement', en: 'Undo the move' },
  redo: { fr: 'Rétablir', en: 'Redo' },
  grid: {
    fr: 'Grille du programme : les salles en colonnes, les heures en lignes',
    en: 'Grid of the programme: rooms across, hours down',
  },
  keys: {
    fr: 'Au clavier : les flèches passent d’une session à l’autre ; Maj et une flèche déplacent d’un quart d’heure, ou de 5 minutes avec Alt, ou d’une salle ; Ctrl, Maj et haut ou bas changent la durée ; Entrée ouvre « Déplacer » ; N crée une session après celle-ci ; Ctrl Z annule. À la souris, Alt donne aussi un pas de 5 minutes.',
    en: 'By keyboard: arrows go from one session to the next; Shift and an arrow move by a quarter of an hour, by 5 minutes with Alt, or by one room; Ctrl, Shift and up or down change the length; Enter opens “Move”; N creates a session after this one; Ctrl Z undoes. With the mouse, Alt also makes steps of 5 minutes.',
  },
  keysTitle: { fr: 'Clavier', en: 'Keyboard' },
  tray: { fr: 'À placer', en: 'To place' },
  trayHint: {
    fr: 'Faites glisser une session sur la grille, ou choisissez « Placer ».',
    en: 'Drag a session onto the grid, or choose “Place”.',
  },
  trayEmpty: {
    fr: 'Toutes les sessions ont un horaire et une salle.',
    en: 'Every session has a time and a room.',
  },
  trayDrop: {
    fr: 'Déposez ici pour retirer l’horaire et la salle',
    en: 'Drop here to take away the time and the room',
  },
  place: { fr: 'Placer', en: 'Place' },
  noConflict: { fr: 'Aucun conflit de salle ni de personne.', en: 'No conflict of rooms or people.' },
  readOnly: {
    fr: 'Vous pouvez lire ce programme, pas le modifier.',
    en: 'You can read this programme, not change it.',
  },
  draftsOnly: {
    fr: 'Chaque changement est enregistré en brouillon : le site ne change pas avant la publication.',
    en: 'Every change is saved as a draft: the site does not change before you publish.',
  },
  noRooms: {
    fr: 'Créez d’abord les salles de cette édition : elles forment les colonnes du programme.',
    en: 'Create the rooms of this edition first: they are the columns of the programme.',
  },
  noDays: {
    fr: 'Indiquez d’abord le premier et le dernier jour de l’édition, dans l’onglet « Modifier ».',
    en: 'Give the first and the last day of the edition first, in the tab “Edit”.',
  },
  newSession: { fr: 'Nouvelle session', en: 'New session' },
  sessionTitle: { fr: 'Titre', en: 'Title' },
  format: { fr: 'Format', en: 'Format' },
  edition: { fr: 'Édition', en: 'Edition' },
  withoutTime: { fr: 'Sans horaire, à placer', en: 'Without a time, to place' },
  create: { fr: 'Créer', en: 'Create' },
  createAndOpen: { fr: 'Créer et ouvrir la fiche', en: 'Create and open the form' },
  search: { fr: 'Chercher une session, une personne, un numéro', en: 'Search a session, a person, a number' },
  searchShort: { fr: 'Chercher', en: 'Search' },
  print: { fr: 'Imprimer', en: 'Print' },
  allRooms: { fr: 'Toutes les salles', en: 'All rooms' },
  roomShown: { fr: 'Salle affichée', en: 'Room shown' },
  emptyDay: { fr: 'Aucune session ce jour-là.', en: 'No session on that day.' },
  emptyRoom: { fr: 'Aucune session dans cette salle ce jour-là.', en: 'No session in this room on that day.' },
  missing: {
    fr: 'Ce programme n’a pas pu être lu. Rechargez la page.',
    en: 'The programme could not be read. Reload the page.',
  },
  nothingToUndo: { fr: 'Rien à annuler.', en: 'Nothing to undo.' },
  keepTheirs: { fr: 'Garder sa version', en: 'Keep their version' },
  moveAnyway: { fr: 'Déplacer quand même', en: 'Move anyway' },
  dialogTitle: { fr: 'Déplacer la session', en: 'Move the session' },
  dialogPlace: { fr: 'Placer la session', en: 'Place the session' },
  day: { fr: 'Jour', en: 'Day' },
  start: { fr: 'Début', en: 'Start' },
  duration: { fr: 'Durée (minutes)', en: 'Length (minutes)' },
  room: { fr: 'Salle', en: 'Room' },
  noRoom: { fr: 'Sans salle', en: 'No room' },
  move: { fr: 'Déplacer', en: 'Move' },
  cancel: { fr: 'Fermer', en: 'Close' },
  openForm: { fr: 'Ouvrir la fiche', en: 'Open the form' },
  toTray: { fr: 'Remettre à placer', en: 'Back to “To place”' },
} satisfies Record<string, Bilingual>

/** The messages of the board in one language. */
export type BoardMessages = Record<keyof typeof boardMessages, string>

/** « Placer « Ouverture » ». */
export const formatPlaceLabel = (title: string, language: Language) =>
  inLanguage({ fr: `Placer « ${title} »`, en: `Place “${title}”` }, language)

/** « Montrer « Ouverture » ». */
export const formatShowLabel = (title: string, language: Language) =>
  inLanguage({ fr: `Montrer « ${title} »`, en: `Show “${title}”` }, language)

/** « 3 conflits ». */
export const formatConflictCount = (count: number, language: Language) =>
  inLanguage(
    {
      fr: count < 2 ? `${count} conflit` : `${count} conflits`,
      en: count === 1 ? '1 conflict' : `${count} conflicts`,
    },
    language,
  )

/** « Nouvelle session : mar. 21 mai 2024, 14 h 00 – 15 h 00, Atelier 1. ». */
export const formatNewSession = (placement: string, language: Language) =>
  inLanguage({ fr: `Nouvelle session : ${placement}.`, en: `New session: ${placement}.` }, language)

/** « 3 sessions à placer ». */
export const formatToPlace = (count: number, language: Language) =>
  inLanguage(
    {
      fr: count === 1 ? '1 session à placer' : `${count} sessions à placer`,
      en: count === 1 ? '1 session to place' : `${count} sessions to place`,
    },
    language,
  )

/** « Conflit », « 2 conflits ». */
export const formatBlockConflicts = (count: number, language: Language) =>
  inLanguage(
    { fr: count < 2 ? 'Conflit' : `${count} conflits`, en: count === 1 ? 'Conflict' : `${count} conflicts` },
    language,
  )

/** « 3 sessions trouvées. Entrée montre la suivante. », « 2 sur 3 : « Ouverture », 9 h 00 – 9 h 30. ». */
export const formatMatches = (
  count: number,
  current: { index: number; text: string } | undefined,
  language: Language,
) => {
  if (current) {
    const { index, text } = current
    return inLanguage(
      { fr: `${index + 1} sur ${count} : ${text}.`, en: `${index + 1} of ${count}: ${text}.` },
      language,
    )
  }
  if (count === 0) return inLanguage({ fr: 'Aucune session trouvée.', en: 'No session found.' }, language)
  return inLanguage(
    {
      fr:
        count === 1 ? '1 session trouvée. Entrée la montre.' : `${count} sessions trouvées. Entrée montre la suivante.`,
      en: count === 1 ? '1 session found. Enter shows it.' : `${count} sessions found. Enter shows the next one.`,
    },
    language,
  )
}

/** « Programme au 27 novembre 2026, 9 h 00 ». */
export const formatPrintedAt = (date: string, language: Language) =>
  inLanguage({ fr: `Imprimé le ${date}, brouillons compris`, en: `Printed on ${date}, drafts included` }, language)

/** « 40 places ». */
export const formatSeats = (count: number, language: Language) =>
  inLanguage({ fr: `${count} places`, en: `${count} seats` }, language)

/** « Fiche ouverte par Camille ». */
export const formatLock = (name: string, language: Language) =>
  inLanguage({ fr: `Fiche ouverte par ${name}`, en: `Form open: ${name}` }, language)

/** « Sur le site : mar. 21 mai 2024, 9 h 00 – 10 h 00, Atelier 1 ». */
export const formatPublishedPlacement = (placement: string, language: Language) =>
  inLanguage({ fr: `Sur le site : ${placement}`, en: `On the site: ${placement}` }, language)

/** « « Ouverture » a été modifiée entre-temps par Camille. Elle est maintenant : … ». */
export const formatStaleMove = (title: string, name: string | undefined, placement: string, language: Language) =>
  inLanguage(
    {
      fr: `« ${title} » a été modifiée entre-temps par ${name ?? 'une autre personne'}. Elle est maintenant : ${placement}.`,
      en: `“${title}” was changed meanwhile by ${name ?? 'somebody else'}. It is now: ${placement}.`,
    },
    language,
  )
