import type { Column } from './header'

/** The columns of the people, in the order in which they are written. */
export const speakerColumns = [
  { name: 'name', title: 'Nom', aliases: ['name', 'nom complet', 'intervenante', 'intervenant', 'personne'] },
  { name: 'slug', title: 'Adresse de la page', aliases: ['adresse'] },
  { name: 'headline', title: 'Fonction', aliases: ['headline', 'poste', 'titre professionnel'] },
  { name: 'headlineEn', title: 'Fonction (anglais)', aliases: ['headline (english)'] },
  { name: 'organisation', title: 'Organisation', aliases: ['organization', 'structure', 'entreprise', 'société'] },
  { name: 'bio', title: 'Biographie', aliases: ['bio', 'présentation'] },
  { name: 'bioEn', title: 'Biographie (anglais)', aliases: ['bio (english)'] },
  { name: 'links', title: 'Liens', aliases: ['links', 'sites', 'site'] },
  { name: 'publication', title: 'Publication', aliases: ['état'] },
] as const satisfies readonly Column<string>[]

/** The name of a column of the people. */
export type SpeakerColumn = (typeof speakerColumns)[number]['name']
