import type { Column } from './header'

/** The columns of the programme, in the order in which they are written. */
export const sessionColumns = [
  { name: 'edition', title: 'Édition', aliases: ['edition'] },
  { name: 'number', title: 'Numéro', aliases: ['n°', 'no', 'id'] },
  { name: 'slug', title: 'Adresse de la page', aliases: ['adresse'] },
  { name: 'title', title: 'Titre', aliases: ['title', 'session', 'intitulé', 'titre (français)'] },
  { name: 'titleEn', title: 'Titre (anglais)', aliases: ['title (english)', 'titre anglais', 'titre en'] },
  { name: 'format', title: 'Format', aliases: ['type'] },
  { name: 'track', title: 'Thème', aliases: ['thématique', 'parcours'] },
  { name: 'day', title: 'Jour', aliases: ['date', 'day'] },
  { name: 'startsAt', title: 'Début', aliases: ['heure de début', 'start', 'starts at', 'horaire'] },
  { name: 'endsAt', title: 'Fin', aliases: ['heure de fin', 'end', 'ends at'] },
  { name: 'duration', title: 'Durée (minutes)', aliases: ['durée', 'duration', 'minutes'] },
  { name: 'room', title: 'Salle', aliases: ['lieu'] },
  {
    name: 'participants',
    title: 'Intervenantes et intervenants',
    aliases: ['intervenants', 'intervenantes', 'personnes', 'participants', 'speakers', 'intervenant·es'],
  },
  { name: 'abstract', title: 'Résumé', aliases: ['description', 'abstract', 'présentation'] },
  { name: 'abstractEn', title: 'Résumé (anglais)', aliases: ['abstract (english)', 'résumé anglais'] },
  { name: 'accessibility', title: 'Accessibilité', aliases: [] },
  { name: 'capacity', title: 'Places', aliases: ['capacité', 'nombre de places', 'jauge'] },
  { name: 'registrationUrl', title: 'Adresse d’inscription', aliases: ['inscription', 'lien d’inscription'] },
  { name: 'status', title: 'Tenue de la session', aliases: ['tenue', 'status'] },
  { name: 'notice', title: 'Mot au public', aliases: [] },
  { name: 'noticeEn', title: 'Mot au public (anglais)', aliases: [] },
  { name: 'publication', title: 'Publication', aliases: ['état'] },
] as const satisfies readonly Column<string>[]

/** The name of a column of the programme. */
export type SessionColumn = (typeof sessionColumns)[number]['name']
