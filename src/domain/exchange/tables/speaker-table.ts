import { readLinks } from '../cells/web-address'
import type { SpeakerDraft } from '../drafts'
import type { Problem } from '../problem'
import type { Column, Header } from './header'
import { type Line, readRow } from './row'

/** The columns of a table of people, in the order in which they are written. */
export const speakerColumns = [
  {
    name: 'name',
    title: 'Nom',
    aliases: ['name', 'full name', 'nom complet', 'intervenante', 'intervenant', 'personne'],
  },
  { name: 'slug', title: 'Adresse de la page', aliases: ['adresse'] },
  { name: 'headline', title: 'Fonction', aliases: ['headline', 'poste', 'titre professionnel'] },
  { name: 'headlineEn', title: 'Fonction (anglais)', aliases: ['headline (english)'] },
  { name: 'organisation', title: 'Organisation', aliases: ['organization', 'structure', 'entreprise', 'société'] },
  { name: 'bio', title: 'Biographie', aliases: ['bio', 'biography', 'présentation'] },
  { name: 'bioEn', title: 'Biographie (anglais)', aliases: ['bio (english)'] },
  { name: 'links', title: 'Liens', aliases: ['links', 'sites', 'site'] },
  { name: 'publication', title: 'Publication', aliases: ['état'] },
] as const satisfies readonly Column<string>[]

/** The name of a column of people. */
export type SpeakerColumn = (typeof speakerColumns)[number]['name']

/** The titles of the columns of people. */
export const speakerTitles = Object.fromEntries(speakerColumns.map(({ name, title }) => [name, title])) as Record<
  SpeakerColumn,
  string
>

/** Reads the people of a table; problems are given by line and column. */
export function readSpeakerTable(
  lines: readonly Line[],
  header: Header<SpeakerColumn>,
): { speakers: SpeakerDraft[]; problems: Problem[] } {
  const problems: Problem[] = []
  const speakers = lines.flatMap((line): SpeakerDraft[] => {
    const row = readRow(line, header, problems)
    const name = row.text('name', 150)?.replace(/\s+/g, ' ')
    if (!name) {
      row.problem('name', {
        fr: 'Le nom manque : cette ligne est laissée de côté. Écrivez le prénom puis le nom.',
        en: 'The name is missing: this line is left out.',
      })
      return []
    }
    return [
      {
        row: line.row,
        name,
        slug: row.text('slug', 80),
        headline: row.text('headline', 200),
        headlineEn: row.text('headlineEn', 200),
        organisation: row.text('organisation', 150)?.replace(/\s+/g, ' '),
        bio: row.markup('bio'),
        bioEn: row.markup('bioEn'),
        links: row.value('links', readLinks, () => ({
          fr: 'Un de ces liens n’est pas une adresse complète : ils sont laissés de côté. Chacun commence par https://, un par ligne.',
          en: 'One of these links is not a whole address: they are left out. Each starts with https://, one a line.',
        })),
      },
    ]
  })
  return { speakers, problems }
}
