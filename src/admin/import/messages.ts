import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'

/** The messages of the tab « Importer et exporter ». */
export const importMessages = {
  title: { fr: 'Importer et exporter', en: 'Import and export' },
  import: { fr: 'Importer un fichier', en: 'Import a file' },
  intro: {
    fr: 'Un classeur Excel ou LibreOffice, un tableau CSV, un export de pretalx ou de Sessionize, un schedule.json ou un schedule.xml. Rien n’est écrit avant que vous ne l’ayez vu, et tout arrive en brouillon.',
    en: 'A workbook of Excel or LibreOffice, a CSV table, an export of pretalx or Sessionize, a schedule.json or schedule.xml. Nothing is written before you have seen it, and everything arrives as a draft.',
  },
  missing: {
    fr: 'Cette édition n’existe plus, ou vous n’y travaillez pas.',
    en: 'This edition no longer exists, or you do not work on it.',
  },
  export: { fr: 'Exporter pour votre tableur', en: 'Export for your spreadsheet' },
  exportNote: {
    fr: 'Modifiez le tableau, puis importez-le ici. Une cellule vide ne change rien. Sans session, c’est un modèle à remplir.',
    en: 'Change the table, then import it here. An empty cell changes nothing. Without sessions, it is a template.',
  },
  choose: { fr: 'Choisir un fichier', en: 'Choose a file' },
  drop: { fr: 'ou déposez-le ici', en: 'or drop it here' },
  chooseNote: {
    fr: '5 Mo et 5 000 lignes au plus. Le fichier est d’abord essayé : rien n’est écrit.',
    en: 'At most 5 MB and 5,000 lines. The file is tried first: nothing is written.',
  },
  trying: { fr: 'Essai du fichier…', en: 'Trying the file…' },
  losses: {
    fr: 'Le reste du fichier peut être importé. Vous pourrez compléter ensuite, ou corriger le fichier et le choisir de nouveau.',
    en: 'The rest of the file can be imported. You can complete it afterwards, or correct the file and choose it again.',
  },
  answerFirst: {
    fr: 'Une dernière chose avant d’importer : répondez aux questions ci-dessous.',
    en: 'One last thing before importing: answer the questions below.',
  },
  nothingReadable: {
    fr: 'Rien de ce fichier n’a pu être lu. Les remarques ci-dessous disent pourquoi.',
    en: 'Nothing of this file could be read. The remarks below say why.',
  },
  nothing: {
    fr: 'Ce fichier ne change rien : tout est déjà là.',
    en: 'This file changes nothing: everything is there already.',
  },
  problems: { fr: 'Remarques sur le fichier', en: 'Remarks about the file' },
  row: { fr: 'Ligne', en: 'Line' },
  column: { fr: 'Colonne', en: 'Column' },
  problem: { fr: 'Ce qu’il faut voir', en: 'What to look at' },
  rows: { fr: 'Ce que le fichier devient', en: 'What becomes of the file' },
  kind: { fr: 'Contenu', en: 'Content' },
  name: { fr: 'Titre ou nom', en: 'Title or name' },
  action: { fr: 'Devient', en: 'Becomes' },
  changes: { fr: 'Colonnes modifiées', en: 'Changed columns' },
  applying: { fr: 'Import en cours…', en: 'Importing…' },
  done: {
    fr: 'C’est importé, en brouillon. Vous pouvez encore tout annuler d’un coup ci-dessous.',
    en: 'Imported, as drafts. You can still undo all of it at once below.',
  },
  history: { fr: 'Imports de cette édition', en: 'Imports of this edition' },
  none: { fr: 'Aucun import pour le moment.', en: 'No import yet.' },
  undo: { fr: 'Annuler cet import', en: 'Undo this import' },
  undoing: { fr: 'Annulation en cours…', en: 'Undoing…' },
  confirm: { fr: 'Annuler l’import ?', en: 'Undo the import?' },
  keep: { fr: 'Garder', en: 'Keep' },
  interrupted: {
    fr: 'Cet import a été interrompu par un arrêt du serveur. Tout est comme avant : choisissez de nouveau le fichier pour l’importer.',
    en: 'The server stopped during this import. Everything is as before: choose the file again to import it.',
  },
  undone: { fr: 'C’est annulé : tout est comme avant cet import.', en: 'Undone: everything is as before this import.' },
} satisfies Record<string, Bilingual>

/** The tables that can be exported. */
export const exportLabels = {
  sessions: { fr: 'Le programme', en: 'The programme' },
  speakers: { fr: 'Les personnes', en: 'The people' },
} satisfies Record<string, Bilingual>

/** The formats of exported tables, the usual one first. */
export const exportFormats = {
  xlsx: { fr: 'Excel (.xlsx)', en: 'Excel (.xlsx)' },
  ods: { fr: 'LibreOffice (.ods)', en: 'LibreOffice (.ods)' },
  csv: { fr: 'CSV', en: 'CSV' },
} satisfies Record<string, Bilingual>

/** The changes of documents by an import, after their number. */
export const countLabels = {
  created: { fr: 'à créer', en: 'to create' },
  updated: { fr: 'à modifier', en: 'to change' },
  same: { fr: 'sans changement', en: 'unchanged' },
} satisfies Record<string, Bilingual>

/** The levels of a problem of a file. */
export const levelLabels = {
  loss: { fr: 'Laissé de côté', en: 'Left out' },
  warning: { fr: 'Remarque', en: 'Remark' },
} satisfies Record<string, Bilingual>

/** The change that a line of a file makes. */
export const actionLabels = {
  create: { fr: 'nouveau brouillon', en: 'new draft' },
  update: { fr: 'brouillon modifié', en: 'changed draft' },
  same: { fr: 'sans changement', en: 'unchanged' },
} satisfies Record<string, Bilingual>

/** The collections that a file can fill. */
export const kindLabels = {
  sessions: { fr: 'Session', en: 'Session' },
  speakers: { fr: 'Personne', en: 'Person' },
  rooms: { fr: 'Salle', en: 'Room' },
  organisations: { fr: 'Organisation', en: 'Organisation' },
} satisfies Record<string, Bilingual>

/** The states of an earlier import. */
export const importStates = {
  'under-way': { fr: 'en cours', en: 'under way' },
  applied: { fr: 'importé', en: 'imported' },
  interrupted: { fr: 'interrompu', en: 'interrupted' },
  undoing: { fr: 'annulation en cours', en: 'being undone' },
  undone: { fr: 'annulé', en: 'undone' },
} satisfies Record<string, Bilingual>

/** « Essai de « programme.csv » ». */
export const formatDryRun = (name: string, language: Language) =>
  inLanguage({ fr: `Essai de « ${name} »`, en: `Dry run of "${name}"` }, language)

/** « 3 éléments laissés de côté ». */
export const formatLossCount = (count: number, language: Language) =>
  inLanguage(
    {
      fr: `${count} ${count < 2 ? 'élément laissé de côté' : 'éléments laissés de côté'}`,
      en: `${count} left out`,
    },
    language,
  )

/** « 3 remarques ». */
export const formatWarningCount = (count: number, language: Language) =>
  inLanguage(
    { fr: `${count} ${count === 1 ? 'remarque' : 'remarques'}`, en: `${count} ${count === 1 ? 'remark' : 'remarks'}` },
    language,
  )

/** « Afficher les 240 lignes ». */
export const formatShowAll = (count: number, language: Language) =>
  inLanguage({ fr: `Afficher les ${count} lignes`, en: `Show all ${count} lines` }, language)

/** « Importer 12 brouillons ». */
export const formatApply = (count: number, language: Language) =>
  inLanguage(
    {
      fr: `Importer ${count} ${count === 1 ? 'brouillon' : 'brouillons'}`,
      en: `Import ${count} ${count === 1 ? 'draft' : 'drafts'}`,
    },
    language,
  )

/** « 3 créés, 1 modifié ». */
export const formatResult = (created: number, updated: number, language: Language) =>
  inLanguage(
    {
      fr: `${created} ${created < 2 ? 'créé' : 'créés'}, ${updated} ${updated < 2 ? 'modifié' : 'modifiés'}`,
      en: `${created} created, ${updated} changed`,
    },
    language,
  )

/** The question asked before an import is undone. */
export const formatUndoWarning = (name: string, language: Language) =>
  inLanguage(
    {
      fr: `Ce que « ${name} » a créé sera supprimé, et ce qu’il a modifié redeviendra comme avant.`,
      en: `What "${name}" created is deleted, and what it changed is as before.`,
    },
    language,
  )
