import { type Bilingual, inLanguage, type Language } from '../../../domain/bilingual'

/** The messages of a change of many sessions. */
export const bulkMessages = {
  open: { fr: 'Changer la salle ou la tenue', en: 'Change the room or the status' },
  reading: { fr: 'Lecture des sessions…', en: 'Reading the sessions…' },
  unread: {
    fr: 'Les sessions n’ont pas pu être lues. Fermez, puis réessayez dans un instant.',
    en: 'The sessions could not be read. Close, then try again in a moment.',
  },
  room: { fr: 'Salle', en: 'Room' },
  status: { fr: 'Tenue', en: 'Status' },
  same: { fr: 'Ne pas changer', en: 'Leave as it is' },
  noRoom: { fr: 'Sans salle', en: 'No room' },
  manyEditions: {
    fr: 'Ces sessions sont de plusieurs éditions : la salle se change édition par édition.',
    en: 'These sessions belong to several editions: change the room one edition at a time.',
  },
  notice: { fr: 'Mot au public (facultatif)', en: 'Public notice (optional)' },
  noticeAdvice: {
    fr: 'Le même pour toutes. Laissé vide, celui de chaque session ne change pas.',
    en: 'The same for all. Left empty, the one of each session stays.',
  },
  draft: { fr: 'Enregistrer en brouillon', en: 'Save as drafts' },
  publish: { fr: 'Enregistrer et publier', en: 'Save and publish' },
  close: { fr: 'Fermer', en: 'Close' },
  refused: { fr: 'Ces sessions n’ont pas changé :', en: 'These sessions did not change:' },
  offline: { fr: 'la connexion est perdue, réessayez.', en: 'the connection is lost, try again.' },
  untitled: { fr: 'Sans titre', en: 'Untitled' },
} satisfies Record<string, Bilingual>

/** The messages of a change of many sessions in one language. */
export type BulkMessages = Record<keyof typeof bulkMessages, string>

/** The statuses of a session by their values. */
export const statusLabels = {
  scheduled: { fr: 'Prévue', en: 'Scheduled' },
  cancelled: { fr: 'Annulée', en: 'Cancelled' },
  postponed: { fr: 'Reportée', en: 'Postponed' },
} satisfies Record<string, Bilingual>

/** « 3 sessions choisies ». */
export const formatSelected = (count: number, language: Language) =>
  inLanguage(
    {
      fr: count < 2 ? 'Une session choisie' : `${count} sessions choisies`,
      en: count < 2 ? 'One session chosen' : `${count} sessions chosen`,
    },
    language,
  )

/** « Changer les 3 sessions choisies ». */
export const formatTitle = (count: number, language: Language) =>
  inLanguage(
    {
      fr: count < 2 ? 'Changer la session choisie' : `Changer les ${count} sessions choisies`,
      en: count < 2 ? 'Change the chosen session' : `Change the ${count} chosen sessions`,
    },
    language,
  )

/** « Choisissez au plus 200 sessions à la fois. » */
export const formatLimit = (max: number, language: Language) =>
  inLanguage(
    { fr: `Choisissez au plus ${max} sessions à la fois.`, en: `Choose at most ${max} sessions at a time.` },
    language,
  )

/** « 12 sur 40… ». */
export const formatProgress = (done: number, total: number, language: Language) =>
  inLanguage({ fr: `${done} sur ${total}…`, en: `${done} of ${total}…` }, language)

/** « 3 sessions modifiées. » */
export const formatChanged = (count: number, language: Language) =>
  inLanguage(
    {
      fr: count < 2 ? 'Une session modifiée.' : `${count} sessions modifiées.`,
      en: count < 2 ? 'One session changed.' : `${count} sessions changed.`,
    },
    language,
  )

/** « « Ouverture » : la salle est prise. » */
export const formatRefusal = (title: string, reason: string, language: Language) =>
  inLanguage({ fr: `« ${title} » : ${reason}`, en: `“${title}”: ${reason}` }, language)
