import { readLinks } from '../cells/web-address'
import type { SpeakerDraft } from '../drafts'
import type { Problem } from '../problem'
import type { Header } from './header'
import { type Line, readRow } from './row'
import type { SpeakerColumn } from './speaker-columns'

/** The people of a table, and what is wrong with it by line and column. */
export function readSpeakerTable(
  lines: readonly Line[],
  header: Header<SpeakerColumn>,
): { speakers: SpeakerDraft[]; problems: Problem[] } {
  const problems: Problem[] = []
  const speakers = lines.flatMap((line): SpeakerDraft[] => {
    const row = readRow(line, header, problems)
    const name = row.text('name', 150)?.replace(/\s+/g, ' ')
    if (!name) {
      row.problem('name', { fr: 'Le nom manque. Écrivez le prénom puis le nom.', en: 'The name is missing.' })
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
        bio: row.text('bio'),
        bioEn: row.text('bioEn'),
        links: row.value('links', readLinks, () => ({
          fr: 'Un de ces liens n’est pas une adresse complète. Chacun commence par https://, un par ligne.',
          en: 'One of these links is not a whole address. Each starts with https://, one a line.',
        })),
      },
    ]
  })
  return { speakers, problems }
}
