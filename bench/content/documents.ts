import { searchKey } from '../../src/domain/text'
import { richText } from '../../src/seed/rich-text'

/** A document for the database adapter: localised fields have both languages. */
export type Row = Record<string, unknown>

/** The ids of documents of the example that generated ones refer to. */
export interface References {
  organisations: string[]
  pictures: string[]
}

const both = (fr: string) => ({ fr, en: `${fr} (en)` })
const titled = (title: string) => ({ title: both(title), titleKey: both(searchKey(title)) })
const named = (name: string) => ({ name, nameKey: searchKey(name) })
const published = { _status: 'published', firstPublishedAt: '2024-01-15T08:00:00.000Z' }
const prose =
  'Des femmes racontent comment elles ont rejoint le numérique, ce qui les a aidées et ce qui reste à changer.'

/** The slug of the generated edition `number`, from 1. */
export const editionSlug = (number: number) => `bench-${number}`

/** A generated edition of one day. */
export const editionRow = (number: number, { organisations, pictures }: References): Row => ({
  ...published,
  ...titled(`Assises de mesure ${number}`),
  tagline: both('Une journée pour mesurer'),
  slug: editionSlug(number),
  startsOn: '2024-05-21',
  endsOn: '2024-05-21',
  timezone: 'Europe/Paris',
  city: 'Montpellier',
  attendance: 'onsite',
  hero: pictures[number % pictures.length],
  partners: organisations.slice(0, 6).map((organisation, rank) => ({
    id: `bench-${number}-${rank}`,
    organisation,
    role: 'partner',
  })),
  venue: { name: 'Hôtel de Ville', address: '1 place Georges-Frêche', postalCode: '34000', city: 'Montpellier' },
})

/** A room of an edition. */
export const roomRow = (edition: string, number: number): Row => ({
  ...published,
  ...named(`Salle ${number}`),
  edition,
  capacity: 40 + number,
  floor: String(number % 3),
})

/** A speaker with a portrait; `number` is unique in the database. */
export const speakerRow = (number: number, { organisations, pictures }: References): Row => ({
  ...published,
  ...named(`Personne ${number} Exemple`),
  slug: `personne-${number}-exemple`,
  headline: both('Développeuse et mentore'),
  organisation: organisations[number % organisations.length],
  photo: pictures[number % pictures.length],
})

/** Session `number` of an edition, from 0, in turn in each room, from 9:00. */
export const sessionRow = (edition: string, number: number, rooms: string[], speakers: string[]): Row => ({
  ...published,
  ...titled(`Atelier ${number + 1}`),
  slug: `atelier-${number + 1}`,
  number: number + 1,
  edition,
  format: 'workshop',
  track: 'reconversion',
  status: 'scheduled',
  startsAt: minutesFromNine(Math.floor(number / rooms.length) * 45),
  endsAt: minutesFromNine(Math.floor(number / rooms.length) * 45 + 40),
  room: rooms[number % rooms.length],
  participants: [0, 1].map((rank) => ({
    id: `${edition}-${number}-${rank}`,
    speaker: speakers[(number * 2 + rank) % speakers.length],
    role: rank === 0 ? 'moderator' : 'speaker',
  })),
  abstract: { fr: richText([prose, prose]), en: richText([prose]) },
  accessibility: ['step-free'],
})

const minutesFromNine = (minutes: number) => new Date(Date.UTC(2024, 4, 21, 7, minutes)).toISOString()
