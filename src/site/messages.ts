import { type Bilingual, inLanguage, type Language, messagesIn } from '../domain/bilingual'
import { formatMoment } from '../domain/format-moment'
import { DEFAULT_ZONE, type Instant } from '../domain/zone'

/** The messages of the pages of the site. */
export const siteMessages = {
  site: { fr: 'Assises', en: 'Assises' },
  siteName: {
    fr: 'Assises régionales de la féminisation des métiers et filières numériques',
    en: 'Regional Conference on Women in Digital Careers',
  },
  skip: { fr: 'Aller au contenu', en: 'Skip to content' },
  language: { fr: 'Langue', en: 'Language' },
  otherLanguage: { fr: 'English', en: 'Français' },
  home: { fr: 'Assises, accueil', en: 'Assises, home' },
  allEditions: { fr: 'Toutes les éditions', en: 'All editions' },
  editions: { fr: 'Les éditions', en: 'Editions' },
  register: { fr: 'S’inscrire', en: 'Register' },
  place: { fr: 'Lieu', en: 'Place' },
  attendance: { fr: 'Participation', en: 'Attendance' },
  access: { fr: 'Comment venir', en: 'How to get there' },
  programme: { fr: 'Programme', en: 'Programme' },
  seeProgramme: { fr: 'Voir le programme', en: 'See the programme' },
  days: { fr: 'Jours', en: 'Days' },
  unplaced: { fr: 'Horaire à préciser', en: 'Time to be announced' },
  noProgramme: { fr: 'Le programme paraîtra ici.', en: 'The programme will appear here.' },
  speakers: { fr: 'Intervenantes et intervenants', en: 'Speakers' },
  testimonials: { fr: 'Témoignages', en: 'Testimonials' },
  figures: { fr: 'Chiffres clés', en: 'Key figures' },
  partners: { fr: 'Partenaires', en: 'Partners' },
  cancelled: { fr: 'Annulée', en: 'Cancelled' },
  postponed: { fr: 'Reportée', en: 'Postponed' },
  roomAccessibility: { fr: 'Dans la salle', en: 'In the room' },
  people: { fr: 'Avec', en: 'With' },
  recording: { fr: 'Enregistrement', en: 'Recording' },
  video: { fr: 'Vidéo', en: 'Video' },
  watch: { fr: 'Voir la vidéo', en: 'Watch the video' },
  captions: { fr: 'Sous-titres (WebVTT)', en: 'Captions (WebVTT)' },
  transcript: { fr: 'Transcription', en: 'Transcript' },
  backToProgramme: { fr: 'Tout le programme', en: 'Whole programme' },
  sessions: { fr: 'Sessions', en: 'Sessions' },
  links: { fr: 'Liens', en: 'Links' },
  pathway: { fr: 'Étapes du parcours', en: 'Steps of the journey' },
  before: { fr: 'Avant', en: 'Before' },
  now: { fr: 'Aujourd’hui', en: 'Today' },
  seenIn: { fr: 'À retrouver', en: 'See also' },
  measuredOn: { fr: 'mesuré le', en: 'measured on' },
  source: { fr: 'source :', en: 'source:' },
  noEdition: { fr: 'Aucune édition n’est publiée pour le moment.', en: 'No edition is published at the moment.' },
  draft: { fr: 'Brouillon', en: 'Draft' },
  addToCalendar: { fr: 'Ajouter à mon agenda', en: 'Add to my calendar' },
  calendar: { fr: 'Agenda du programme', en: 'Calendar of the programme' },
  changes: { fr: 'Changements du programme', en: 'Changes of the programme' },
  structuredData: { fr: 'Données structurées', en: 'Structured data' },
} satisfies Record<string, Bilingual>

/** The messages of the site in a language. */
export const siteMessagesIn = (language: Language) => messagesIn(siteMessages, language)

/** The messages of the page that stands in for the current edition while none is published. */
export const comingMessages = {
  title: { fr: 'La prochaine édition se prépare', en: 'The next edition is in the making' },
  lead: {
    fr: 'Les dates, le lieu et le programme paraîtront ici dès leur publication.',
    en: 'Its dates, place and programme will appear here as soon as they are published.',
  },
  question: { fr: 'Vous êtes de l’équipe ? ', en: 'Are you on the team? ' },
  openAdmin: { fr: 'Ouvrez l’administration', en: 'Open the admin' },
  andPublish: { fr: ' et publiez une édition.', en: ' and publish an edition.' },
} satisfies Record<string, Bilingual>

/** The messages of the note above a preview. */
export const previewMessages = {
  preview: { fr: 'Aperçu', en: 'Preview' },
  isDraft: { fr: 'Cette version n’est pas encore publiée.', en: 'This version is not published yet.' },
  isPublished: { fr: 'Cette version est celle du site.', en: 'This version is the one on the site.' },
  lacksConsent: {
    fr: 'Aucun accord valable ne couvre ce témoignage : une fois publié, il ne paraîtra pas.',
    en: 'No valid consent covers this testimonial: once published, it will not appear.',
  },
  isPhotoWithheld: {
    fr: 'La photo n’est pas montrée : aucun accord valable ne la couvre.',
    en: 'The photo is not shown: no valid consent covers it.',
  },
} satisfies Record<string, Bilingual>

/** Until when a share link opens. */
export const formatLinkExpiry = (until: Instant, language: Language): string =>
  inLanguage(
    {
      fr: `Ce lien fonctionne jusqu’au ${formatMoment(until, DEFAULT_ZONE, 'fr')}.`,
      en: `This link works until ${formatMoment(until, DEFAULT_ZONE, 'en')}.`,
    },
    language,
  )

/** A room with its floor: « Salle Ada, étage 1 ». Floors that are no number stay as editors wrote them. */
export function formatRoom({ name, floor }: { name: string; floor?: string }, language: Language): string {
  if (!floor) return name
  if (floor === '0') return `${name}, ${inLanguage({ fr: 'rez-de-chaussée', en: 'ground floor' }, language)}`
  if (!/^-?\d+$/.test(floor)) return `${name}, ${floor}`
  return `${name}, ${inLanguage({ fr: `étage ${floor}`, en: `floor ${floor}` }, language)}`
}
