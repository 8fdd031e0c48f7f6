import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import type { Countdown } from '../../domain/countdown'
import { formatMoment } from '../../domain/format-moment'
import type { Action, Work } from '../../domain/next-actions'
import { DEFAULT_ZONE } from '../../domain/zone'

/** The messages of the home of the admin. */
export const homeMessages = {
  contents: { fr: 'Contenus de l’édition', en: 'Contents of the edition' },
  published: { fr: 'À jour sur le site', en: 'Up to date on the site' },
  pending: { fr: 'En attente', en: 'Pending' },
  pendingMeaning: { fr: 'brouillons et changements pas encore publiés', en: 'drafts and changes not published yet' },
  others: { fr: 'Vos autres éditions', en: 'Your other editions' },
  idle: { fr: 'Rien n’attend dans :', en: 'Nothing is pending in:' },
  site: { fr: 'Voir le site', en: 'See the site' },
  newTab: { fr: '(nouvel onglet)', en: '(new tab)' },
  guide: { fr: 'Guide de rédaction', en: 'Guide (in French)' },
  findings: { fr: 'Contrôles avant publication', en: 'Checks before publishing' },
  clear: {
    fr: 'Rien à signaler : le programme peut être publié.',
    en: 'Nothing to report: the programme can be published.',
  },
  translation: { fr: 'Anglais', en: 'English' },
  toTranslate: { fr: 'Voir ce qui reste à traduire', en: 'See what is left to translate' },
  programme: { fr: 'Le programme en un coup d’œil', en: 'The programme at a glance' },
  openProgramme: { fr: 'Ouvrir le programme', en: 'Open the programme' },
  noProgramme: { fr: 'Aucune session n’a encore d’horaire.', en: 'No session has a time yet.' },
  withoutRoom: { fr: 'Sans salle', en: 'Without a room' },
  untitled: { fr: 'Sans titre', en: 'Untitled' },
  consents: { fr: 'Accords qui se terminent bientôt', en: 'Consents that end soon' },
  consentsNote: {
    fr: 'Après ce jour, ce que l’accord couvre quitte le site. Le lien propose à la personne de le prolonger.',
    en: 'After that day, what the consent covers leaves the site. The link offers the person to extend it.',
  },
  changes: { fr: 'Derniers changements', en: 'Latest changes' },
  noChanges: {
    fr: 'Rien n’a encore été écrit pour cette édition.',
    en: 'Nothing has been written for this edition yet.',
  },
  planned: { fr: 'Prochaines publications prévues', en: 'Next planned publications' },
  noPlans: {
    fr: 'Aucune publication n’est prévue. Le menu à côté de « Publier », ou l’onglet « Publication » d’une édition, permet d’en prévoir une.',
    en: 'No publication is planned. The menu beside “Publish”, or the tab “Release” of an edition, lets you plan one.',
  },
  balance: { fr: 'Équilibre des intervenantes et intervenants', en: 'Balance of speakers' },
  balanceNote: {
    fr: 'D’après ce que chaque personne a dit d’elle-même. Jamais affiché sur le site.',
    en: 'From what each person said. Never shown on the site.',
  },
  noBalance: {
    fr: 'Trop peu de réponses pour montrer un équilibre sans désigner quelqu’un. La réponse se note dans la fiche de chaque personne, si elle le souhaite.',
    en: 'Too few answers to show a balance without pointing at somebody. The answer is kept on the page of each person, if they wish.',
  },
  figures: { fr: 'Chiffres clés au fil des années', en: 'Key figures over the years' },
  noFigures: { fr: 'Aucun chiffre clé n’est encore enregistré.', en: 'No key figure has been recorded yet.' },
  allFigures: { fr: 'Voir toute la série', en: 'See the whole series' },
  nothing: {
    fr: 'Aucune édition pour l’instant. Créez-en une, ou demandez l’accès à une édition.',
    en: 'There is no edition yet. Make one, or ask to be added to one.',
  },
  nothingTitle: { fr: 'Bienvenue', en: 'Welcome' },
} satisfies Record<string, Bilingual>

/** Where the current edition stands in time. */
export const editionStates = {
  before: { fr: 'Prochaine édition', en: 'Next edition' },
  during: { fr: 'Édition en cours', en: 'Edition under way' },
  after: { fr: 'Dernière édition', en: 'Latest edition' },
} satisfies Record<string, Bilingual>

/** The states of a session on the picture of a day. */
export const barStates = {
  published: { fr: 'À jour sur le site', en: 'Up to date on the site' },
  pending: { fr: 'En attente', en: 'Pending' },
  off: { fr: 'Annulée ou reportée', en: 'Cancelled or postponed' },
} satisfies Record<string, Bilingual>

/** How people declare themselves, for one person and for several. */
export const declaredLabels: Record<string, { one: Bilingual; several: Bilingual }> = {
  woman: { one: { fr: 'femme', en: 'woman' }, several: { fr: 'femmes', en: 'women' } },
  man: { one: { fr: 'homme', en: 'man' }, several: { fr: 'hommes', en: 'men' } },
  otherwise: { one: { fr: 'autrement', en: 'otherwise' }, several: { fr: 'autrement', en: 'otherwise' } },
}

/** The number of a countdown and what it counts: « 12 », « jours avant l’ouverture ». */
export function formatCountdown(count: Countdown, language: Language): [number: string, unit: string] {
  const [number, unit] = countdownMessages(count)
  return [inLanguage(number, language), inLanguage(unit, language)]
}

function countdownMessages(count: Countdown): [number: Bilingual, unit: Bilingual] {
  if (count.state === 'during') {
    if (count.of === 1)
      return [
        { fr: 'Jour J', en: 'Today' },
        { fr: 'c’est aujourd’hui', en: 'is the day' },
      ]
    return [
      { fr: `Jour ${count.day}`, en: `Day ${count.day}` },
      { fr: `sur ${count.of}`, en: `of ${count.of}` },
    ]
  }
  const days = String(count.days)
  const isOne = count.days === 1
  if (count.state === 'before') {
    const unit = isOne
      ? { fr: 'jour : c’est demain', en: 'day to go: it is tomorrow' }
      : { fr: 'jours avant l’ouverture', en: 'days to go' }
    return [{ fr: days, en: days }, unit]
  }
  const unit = isOne
    ? { fr: 'jour depuis la clôture', en: 'day since it closed' }
    : { fr: 'jours depuis la clôture', en: 'days since it closed' }
  return [{ fr: days, en: days }, unit]
}

/** « 12 textes sur 63 ont leur anglais ». */
export const formatTranslated = (translated: number, total: number, language: Language) =>
  inLanguage(
    { fr: `${translated} textes sur ${total} ont leur anglais`, en: `${translated} of ${total} texts are in English` },
    language,
  )

/** « 3 sessions à placer ». */
export const formatUnplaced = (count: number, language: Language) =>
  inLanguage(
    {
      fr: count === 1 ? '1 session à placer' : `${count} sessions à placer`,
      en: count === 1 ? '1 session to place' : `${count} sessions to place`,
    },
    language,
  )

/** « 12 sessions, 3 salles, de 9 h 00 à 17 h 00 ». */
export const formatDaySummary = (sessions: number, rooms: number, from: string, to: string, language: Language) =>
  inLanguage(
    {
      fr: `${sessions} ${sessions > 1 ? 'sessions' : 'session'}, ${rooms} ${rooms > 1 ? 'salles' : 'salle'}, de ${from} à ${to}`,
      en: `${sessions} ${sessions > 1 ? 'sessions' : 'session'}, ${rooms} ${rooms > 1 ? 'rooms' : 'room'}, from ${from} to ${to}`,
    },
    language,
  )

/** « et 2 autres jours ». */
export const formatMoreDays = (count: number, language: Language) =>
  inLanguage(
    {
      fr: `et ${count} ${count > 1 ? 'autres jours' : 'autre jour'}`,
      en: `and ${count} more ${count > 1 ? 'days' : 'day'}`,
    },
    language,
  )

/** « par Camille Roux ». */
export const formatAuthor = (name: string, language: Language) =>
  inLanguage({ fr: `par ${name}`, en: `by ${name}` }, language)

/** The answers that are counted together, after their number. */
export const formatOthers = (count: number, language: Language) =>
  inLanguage(
    {
      fr: count === 1 ? 'autre réponse ou sans réponse' : 'autres réponses ou sans réponse',
      en: count === 1 ? 'other answer or none' : 'other answers or none',
    },
    language,
  )

/** « Bonjour Camille ». */
export const formatWelcome = (name: string | null | undefined, language: Language) =>
  inLanguage({ fr: name ? `Bonjour ${name}` : 'Accueil', en: name ? `Hello ${name}` : 'Home' }, language)

/** « 3 contenus attendent ». */
export function formatPending(count: number, language: Language): string {
  if (count === 0) return inLanguage({ fr: 'rien n’attend', en: 'nothing is pending' }, language)
  return inLanguage(
    {
      fr: count === 1 ? '1 contenu attend' : `${count} contenus attendent`,
      en: count === 1 ? '1 document is pending' : `${count} documents are pending`,
    },
    language,
  )
}

/** The button of an action: « Publier ce qui attend », « Placer 2 sessions ». */
export const formatAction = (action: Action, work: Work, language: Language) =>
  inLanguage(actionLabels[action](work), language)

const counted = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`

const actionLabels: Record<Action, (work: Work) => Bilingual> = {
  correct: ({ blocking }) => ({
    fr: `Corriger ${counted(blocking, 'point qui bloque', 'points qui bloquent')}`,
    en: `Correct ${counted(blocking, 'blocking point', 'blocking points')}`,
  }),
  release: () => ({ fr: 'Publier ce qui attend', en: 'Release what is pending' }),
  place: ({ unplaced }) => ({
    fr: `Placer ${counted(unplaced, 'session', 'sessions')}`,
    en: `Place ${counted(unplaced, 'session', 'sessions')}`,
  }),
  translate: ({ untranslated }) => ({
    fr: `Traduire ${counted(untranslated, 'texte', 'textes')}`,
    en: `Translate ${counted(untranslated, 'text', 'texts')}`,
  }),
  prepare: () => ({ fr: 'Préparer l’édition suivante', en: 'Prepare the next edition' }),
  open: () => ({ fr: 'Ouvrir le programme', en: 'Open the programme' }),
}

/** What follows from a ledger that cannot be used. */
export const withheldEffect: Bilingual = {
  fr: 'Les témoignages et les photos de personnes ne paraissent pas tant qu’il manque. Prévenez la personne qui gère le serveur.',
  en: 'Testimonials and photos of people are not public until it is back. Ask whoever runs the server.',
}

/** A person who asked to be erased, without their name. */
export const formatErasureRequest = (requestedAt: string | null | undefined, language: Language): string => {
  const at = requestedAt ? formatMoment(requestedAt, DEFAULT_ZONE, language) : ''
  return inLanguage(
    { fr: `Une personne a demandé à être effacée, ${at}.`, en: `A person asked to be erased, ${at}.` },
    language,
  )
}
