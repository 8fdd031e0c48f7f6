import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import type { ChangeKind } from '../../domain/release/changes'
import type { Pending } from '../../editorial/release/plan'

/** The messages of the tab « Publication ». */
export const releaseMessages = {
  title: { fr: 'Publication', en: 'Release' },
  intro: {
    fr: 'Tout ce qui attend paraît d’un seul coup : le public voit le nouveau programme en entier, ou l’ancien.',
    en: 'Everything pending appears at once: readers see the new programme as a whole, or the old one.',
  },
  missing: {
    fr: 'Cette édition n’existe plus, ou votre compte ne permet pas de la publier.',
    en: 'There is no such edition, or your account does not release it.',
  },
  documents: { fr: 'Voir ces contenus', en: 'See these documents' },
  isNew: { fr: 'nouveau', en: 'new' },
  nothing: {
    fr: 'Rien n’attend : le public voit déjà tout.',
    en: 'Nothing is pending: readers see everything already.',
  },
  publicChanges: { fr: 'Ce que le public lira dans l’historique', en: 'What readers will find in the history' },
  blockedNote: {
    fr: 'À corriger d’abord. Rien ne paraît entre-temps.',
    en: 'To mend first. Nothing appears in the meantime.',
  },
  checks: { fr: 'Voir les contrôles', en: 'See the checks' },
  publish: { fr: 'Publier le programme', en: 'Release the programme' },
  confirm: { fr: 'Publier le programme ?', en: 'Release the programme?' },
  cancel: { fr: 'Pas encore', en: 'Not yet' },
  publishing: { fr: 'Publication en cours…', en: 'Releasing…' },
  publishingNote: {
    fr: 'Vous pouvez quitter cette page : la publication va jusqu’au bout.',
    en: 'You may leave this page: the release goes on to its end.',
  },
  versions: { fr: 'Versions parues', en: 'Releases' },
  none: {
    fr: 'Aucune version pour le moment. La première paraîtra avec le bouton ci-dessus.',
    en: 'No release yet. The first one appears with the button above.',
  },
  current: { fr: 'vue par le public', en: 'seen by readers' },
  see: { fr: 'Voir les changements', en: 'See the changes' },
  close: { fr: 'Fermer', en: 'Close' },
  noChanges: { fr: 'Les sessions n’ont pas changé dans cette version.', en: 'No session changed in this release.' },
  before: { fr: 'Avant', en: 'Before' },
  after: { fr: 'Après', en: 'After' },
  field: { fr: 'Champ', en: 'Field' },
  differences: { fr: 'Champ par champ', en: 'Field by field' },
  restore: { fr: 'Revenir à cette version', en: 'Go back to this release' },
  restoreText: {
    fr: 'Le public reverra ces sessions comme elles étaient. Les brouillons remplacés restent dans les versions de chaque session.',
    en: 'Readers will see these sessions as they were. Replaced drafts stay among the versions of each session.',
  },
  restoreSame: { fr: 'Le public voit déjà cette version du programme.', en: 'Readers already see this release.' },
  restoring: { fr: 'Retour en cours…', en: 'Going back…' },
  looking: { fr: 'Calcul des changements…', en: 'Looking at what would change…' },
} satisfies Record<string, Bilingual>

/** The kinds of changes, as headings. */
export const changeKindLabels: Record<ChangeKind, Bilingual> = {
  cancelled: { fr: 'Annulations', en: 'Cancelled' },
  removed: { fr: 'Retraits', en: 'Removed' },
  moved: { fr: 'Changements d’horaire', en: 'Moved' },
  room: { fr: 'Changements de salle', en: 'Changed rooms' },
  people: { fr: 'Changements de personnes', en: 'Changed people' },
  renamed: { fr: 'Nouveaux titres', en: 'Renamed' },
  added: { fr: 'Ajouts', en: 'Added' },
  changed: { fr: 'Autres changements', en: 'Other changes' },
}

const count = (number: number, one: string, several: string) => `${number} ${number < 2 ? one : several}`

/** « 3 sessions », by the collection of the documents that are counted. */
export function formatKindCount(kind: Pending['collection'], number: number, language: Language): string {
  const messages: Record<Pending['collection'], Bilingual> = {
    rooms: { fr: count(number, 'salle', 'salles'), en: count(number, 'room', 'rooms') },
    speakers: {
      fr: count(number, 'nouvelle personne', 'nouvelles personnes'),
      en: count(number, 'new person', 'new people'),
    },
    sessions: { fr: count(number, 'session', 'sessions'), en: count(number, 'session', 'sessions') },
    editions: { fr: 'la page de l’édition', en: 'the page of the edition' },
  }
  return inLanguage(messages[kind], language)
}

/** « Prochaine version : n° 3 ». */
export const formatNextRelease = (number: number, language: Language) =>
  inLanguage(
    {
      fr: `Prochaine version : n° ${number}`,
      en: `Next release: no. ${number}`,
    },
    language,
  )

/** « 3 contenus attendent d’être publiés ». */
export const formatPendingCount = (number: number, language: Language) =>
  inLanguage(
    {
      fr: count(number, 'contenu attend d’être publié', 'contenus attendent d’être publiés'),
      en: count(number, 'document is pending', 'documents are pending'),
    },
    language,
  )

/** « 2 points bloquent la publication ». */
export const formatBlockedCount = (number: number, language: Language) =>
  inLanguage(
    {
      fr: count(number, 'point bloque la publication', 'points bloquent la publication'),
      en: count(number, 'finding blocks the release', 'findings block the release'),
    },
    language,
  )

/** « et 4 autres ». */
export const formatMoreBlocked = (number: number, language: Language) =>
  inLanguage({ fr: `et ${number} ${number < 2 ? 'autre' : 'autres'}`, en: `and ${number} more` }, language)

/** « 2 avertissements ne bloquent pas la publication. ». */
export const formatWarningCount = (number: number, language: Language) =>
  inLanguage(
    {
      fr: `${count(number, 'avertissement ne bloque pas', 'avertissements ne bloquent pas')} la publication.`,
      en: `${count(number, 'warning does', 'warnings do')} not block the release.`,
    },
    language,
  )

/** The effect of a release, before it is confirmed. */
export const formatConfirmation = (number: number, language: Language) =>
  inLanguage(
    {
      fr: `${count(number, 'contenu devient public', 'contenus deviennent publics')} d’un seul coup. Vous pourrez revenir à une version précédente.`,
      en: `${count(number, 'document becomes public', 'documents become public')} at once. You can go back to an earlier release.`,
    },
    language,
  )

/** The effect of a release that was made. */
export const formatPublished = (number: number, language: Language) =>
  inLanguage(
    {
      fr: `C’est publié. Le public voit la version n° ${number} du programme.`,
      en: `Done. Readers see release no. ${number} of the programme.`,
    },
    language,
  )

/** « Version n° 3 ». */
export const formatVersion = (number: number, language: Language) =>
  inLanguage({ fr: `Version n° ${number}`, en: `Release no. ${number}` }, language)

/** « reprend la version n° 2 ». */
export const formatRestores = (number: number, language: Language) =>
  inLanguage({ fr: `reprend la version n° ${number}`, en: `restores release no. ${number}` }, language)

/** « 3 changements ». */
export const formatChangeCount = (number: number, language: Language) =>
  inLanguage({ fr: count(number, 'changement', 'changements'), en: count(number, 'change', 'changes') }, language)

/** « Revenir à la version n° 2 ? ». */
export const formatRestoreTitle = (number: number, language: Language) =>
  inLanguage({ fr: `Revenir à la version n° ${number} ?`, en: `Go back to release no. ${number}?` }, language)

/** The sessions that a restored release cannot bring back. */
export const formatGone = (titles: string, language: Language) =>
  inLanguage(
    {
      fr: `Supprimées depuis, elles ne reviendront pas : ${titles}.`,
      en: `Deleted since, these do not come back: ${titles}.`,
    },
    language,
  )

/** The videos that a restoration leaves as they are. */
export const formatWithoutVideo = (titles: string, language: Language) =>
  inLanguage(
    {
      fr: `Leur vidéo a été changée ou retirée depuis, elle reste comme elle est : ${titles}.`,
      en: `Their video was changed or taken out since, it stays as it is: ${titles}.`,
    },
    language,
  )

/** People who were withdrawn since, and whom a restored release does not put back. */
export const formatWithoutPeople = (names: string, language: Language) =>
  inLanguage(
    {
      fr: `Ces personnes ont quitté le site et ces sessions depuis, elles n’y reviennent pas : ${names}.`,
      en: `These people have left the site and these sessions since, they do not come back: ${names}.`,
    },
    language,
  )

/** The effect of a restoration that was made. */
export const formatRestored = (number: number, language: Language) =>
  inLanguage(
    {
      fr: `C’est fait. Ce retour est la version n° ${number} du programme.`,
      en: `Done. This is release no. ${number} of the programme.`,
    },
    language,
  )
