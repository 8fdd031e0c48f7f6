const french = {
  open: 'Changer la salle ou la tenue',
  title: (count: number) => (count < 2 ? 'Changer la session choisie' : `Changer les ${count} sessions choisies`),
  reading: 'Lecture des sessions…',
  unread: 'Les sessions n’ont pas pu être lues. Fermez, puis réessayez dans un instant.',
  tooMany: (most: number) => `Choisissez au plus ${most} sessions à la fois.`,
  room: 'Salle',
  status: 'Tenue',
  same: 'Ne pas changer',
  noRoom: 'Sans salle',
  manyEditions: 'Ces sessions sont de plusieurs éditions\u00A0: la salle se change édition par édition.',
  statuses: { scheduled: 'Prévue', cancelled: 'Annulée', postponed: 'Reportée' },
  notice: 'Mot au public (facultatif)',
  noticeAdvice: 'Le même pour toutes. Laissé vide, celui de chaque session ne change pas.',
  draft: 'Enregistrer en brouillon',
  publish: 'Enregistrer et publier',
  close: 'Fermer',
  progress: (done: number, all: number) => `${done} sur ${all}…`,
  changed: (count: number) => (count < 2 ? 'Une session modifiée.' : `${count} sessions modifiées.`),
  refused: 'Ces sessions n’ont pas changé\u00A0:',
  refusal: (title: string, why: string) => `«\u00A0${title}\u00A0»\u00A0: ${why}`,
  offline: 'la connexion est perdue, réessayez.',
  untitled: 'Sans titre',
}

const english: typeof french = {
  open: 'Change the room or the status',
  title: (count) => (count < 2 ? 'Change the chosen session' : `Change the ${count} chosen sessions`),
  reading: 'Reading the sessions…',
  unread: 'The sessions could not be read. Close, then try again in a moment.',
  tooMany: (most) => `Choose at most ${most} sessions at a time.`,
  room: 'Room',
  status: 'Status',
  same: 'Leave as it is',
  noRoom: 'No room',
  manyEditions: 'These sessions belong to several editions: change the room one edition at a time.',
  statuses: { scheduled: 'Scheduled', cancelled: 'Cancelled', postponed: 'Postponed' },
  notice: 'Public notice (optional)',
  noticeAdvice: 'The same for all. Left empty, the one of each session stays.',
  draft: 'Save as drafts',
  publish: 'Save and publish',
  close: 'Close',
  progress: (done, all) => `${done} of ${all}…`,
  changed: (count) => (count < 2 ? 'One session changed.' : `${count} sessions changed.`),
  refused: 'These sessions did not change:',
  refusal: (title, why) => `“${title}”: ${why}`,
  offline: 'the connection is lost, try again.',
  untitled: 'Untitled',
}

/** What changing many sessions at once says. */
export const bulkWords = { fr: french, en: english }

export type BulkWords = typeof french
