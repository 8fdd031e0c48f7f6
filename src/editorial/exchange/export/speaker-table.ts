import { speakerColumns } from '../../../domain/exchange/tables/speaker-columns'
import { articleText } from '../../../domain/rich-text'
import type { Existing } from '../current-state'
import { publicationWords } from './publication'

/** The people of an edition's programme as a table: its titles, then a line a person in alphabetical order. */
export function speakerLines({ organisations, speakers, sessions }: Existing): { titles: string[]; lines: string[][] } {
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const taking = new Set(sessions.flatMap(({ participants }) => (participants ?? []).map(({ speaker }) => speaker)))
  const people = speakers
    .filter(({ id }) => taking.has(id))
    .sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'fr'))
  const lines = people.map((speaker) => {
    const cells: Record<(typeof speakerColumns)[number]['name'], string> = {
      name: speaker.name ?? '',
      slug: speaker.slug ?? '',
      headline: speaker.headline?.fr ?? '',
      headlineEn: speaker.headline?.en ?? '',
      organisation: (speaker.organisation && names.get(speaker.organisation)) || '',
      bio: articleText(speaker.bio?.fr),
      bioEn: articleText(speaker.bio?.en),
      links: (speaker.links ?? []).map(({ url }) => url).join('\n'),
      publication: publicationWords(speaker),
    }
    return speakerColumns.map(({ name }) => cells[name])
  })
  return { titles: speakerColumns.map(({ title }) => title), lines }
}
