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
    fr: 'Au clavier : les flèches passent d’une session à l’autre ; Maj et une flèche déplacent de 5 minutes ou d’une salle ; Ctrl, Maj et haut ou bas changent la durée ; Entrée ouvre « Déplacer » ; Ctrl Z annule.',
    en: 'By keyboard: arrows go from one session to the next; Shift and an arrow move by 5 minutes or one room; Ctrl, Shift and up or down change the length; Enter opens “Move”; Ctrl Z undoes.',
  },
  keysTitle: { fr: 'Se servir du clavier', en: 'Using the keyboard' },
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

/** « 2 personnes ». */
export const formatPeopleCount = (count: number, language: Language) =>
  inLanguage(
    { fr: count < 2 ? `${count} personne` : `${count} personnes`, en: count === 1 ? '1 person' : `${count} people` },
    language,
  )

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
