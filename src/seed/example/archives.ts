import type { Bilingual } from '../../domain/bilingual'
import { instantAt } from '../../domain/zone'
import { bilingual, bilingualRichText } from '../bilingual-content'
import { hero } from '../images/hero'
import type { Picture, SeedDocument } from '../seed-document'
import { pictureRef, ref } from '../seed-document'

/** The slugs of the archived editions. */
export const archiveSlugs = { 2023: 'occitanie-2023', 2025: 'occitanie-2025' } as const

const room = 'Salle principale'
const fictional = bilingual(
  'Séance d’exemple : son contenu et ses horaires sont fictifs.',
  'Example session: its content and times are fictional.',
)

/** The wide images of the archived editions. */
export const archivePictures: readonly Picture[] = [
  {
    key: `edition-${archiveSlugs[2023]}`,
    alt: bilingual(
      'Mosaïque d’arches, de pétales et de disques, vert, ocre et bleu nuit',
      'Mosaic of arches, petals and discs in green, ochre and midnight blue',
    ),
    draw: () => hero(archiveSlugs[2023], 0),
  },
  {
    key: `edition-${archiveSlugs[2025]}`,
    alt: bilingual(
      'Mosaïque d’arches, de pétales et de disques, bleu nuit, ciel et ocre',
      'Mosaic of arches, petals and discs in midnight blue, sky blue and ochre',
    ),
    draw: () => hero(archiveSlugs[2025], 2),
  },
]

/** The editions of 2023 and 2025, with only their dates and their attendance. */
export const archivedEditions: readonly SeedDocument[] = [
  {
    collection: 'editions',
    key: { slug: archiveSlugs[2023] },
    data: {
      title: bilingual(
        'Assises régionales de la féminisation des métiers et filières numériques 2023',
        'Regional Conference on Women in Digital Careers 2023',
      ),
      tagline: bilingual('Deux jours, sur place et en ligne', 'Two days, on site and online'),
      startsOn: '2023-05-25',
      endsOn: '2023-05-26',
      timezone: 'Europe/Paris',
      city: 'Occitanie',
      region: 'Occitanie',
      attendance: 'hybrid',
      summary: bilingualRichText(
        [
          'Les 25 et 26 mai 2023, les Assises se sont tenues sur deux jours, sur place et en ligne.',
          'Archive d’exemple : les dates et la forme sont exactes, le programme est fictif. La ville et le lieu restent à compléter.',
        ],
        [
          'On 25 and 26 May 2023 the conference was held over two days, on site and online.',
          'Example archive: the dates and the form are accurate, the programme is fictional. The city and the venue are still to be filled in.',
        ],
      ),
      hero: pictureRef(`edition-${archiveSlugs[2023]}`),
    },
  },
  {
    collection: 'editions',
    key: { slug: archiveSlugs[2025] },
    data: {
      title: bilingual(
        'Assises régionales de la féminisation des métiers et filières numériques 2025',
        'Regional Conference on Women in Digital Careers 2025',
      ),
      tagline: bilingual('Deux jours, une vingtaine de stands partenaires', 'Two days, about twenty partner stands'),
      startsOn: '2025-05-14',
      endsOn: '2025-05-15',
      timezone: 'Europe/Paris',
      city: 'Occitanie',
      region: 'Occitanie',
      attendance: 'onsite',
      summary: bilingualRichText(
        [
          'Les 14 et 15 mai 2025, les Assises ont réuni une vingtaine de stands partenaires pendant deux jours.',
          'Archive d’exemple : les dates et le nombre de stands sont exacts, le programme est fictif. La ville et le lieu restent à compléter.',
        ],
        [
          'On 14 and 15 May 2025 the conference brought together about twenty partner stands over two days.',
          'Example archive: the dates and the number of stands are accurate, the programme is fictional. The city and the venue are still to be filled in.',
        ],
      ),
      hero: pictureRef(`edition-${archiveSlugs[2025]}`),
    },
  },
]

/** One room for each archived edition. */
export const archivedRooms: readonly SeedDocument[] = Object.values(archiveSlugs).map((edition) => ({
  collection: 'rooms',
  key: { edition: ref('editions', edition), name: room },
  data: { capacity: 200 },
}))

interface Session {
  year: keyof typeof archiveSlugs
  slug: string
  title: Bilingual
  format: string
  track?: string
  from: string
  to: string
  speaker?: readonly [slug: string, role: string]
}

const sessions: readonly Session[] = [
  {
    year: 2023,
    slug: 'ouverture',
    title: bilingual('Ouverture', 'Opening'),
    format: 'ceremony',
    from: '2023-05-25T09:30',
    to: '2023-05-25T10:00',
    speaker: ['camille-roussel-exemple', 'host'],
  },
  {
    year: 2023,
    slug: 'se-former-a-tout-age',
    title: bilingual('Se former à tout âge', 'Training at any age'),
    format: 'panel',
    track: 'reconversion',
    from: '2023-05-25T10:15',
    to: '2023-05-25T11:30',
    speaker: ['leila-hamdi-exemple', 'moderator'],
  },
  {
    year: 2023,
    slug: 'decouvrir-le-code-a-distance',
    title: bilingual('Découvrir le code à distance', 'Discover coding online'),
    format: 'workshop',
    track: 'reconversion',
    from: '2023-05-26T09:30',
    to: '2023-05-26T11:00',
    speaker: ['ines-baptiste-exemple', 'host'],
  },
  {
    year: 2023,
    slug: 'cloture',
    title: bilingual('Clôture', 'Closing'),
    format: 'ceremony',
    from: '2023-05-26T16:30',
    to: '2023-05-26T17:00',
  },
  {
    year: 2025,
    slug: 'ouverture-des-stands-partenaires',
    title: bilingual('Ouverture des stands partenaires', 'Opening of the partner stands'),
    format: 'presentation',
    track: 'private-initiative',
    from: '2025-05-14T09:00',
    to: '2025-05-14T12:00',
  },
  {
    year: 2025,
    slug: 'apres-la-formation-le-premier-poste',
    title: bilingual('Après la formation, le premier poste', 'After training, the first job'),
    format: 'panel',
    track: 'private-initiative',
    from: '2025-05-14T14:00',
    to: '2025-05-14T15:15',
    speaker: ['thomas-vidal-exemple', 'speaker'],
  },
  {
    year: 2025,
    slug: 'mesurer-pour-agir',
    title: bilingual('Mesurer pour agir', 'Measure in order to act'),
    format: 'presentation',
    track: 'public-policy',
    from: '2025-05-15T10:00',
    to: '2025-05-15T11:00',
    speaker: ['solene-artigues-exemple', 'speaker'],
  },
  {
    year: 2025,
    slug: 'cloture-et-suivi-des-engagements',
    title: bilingual('Clôture et suivi des engagements', 'Closing and follow-up of commitments'),
    format: 'ceremony',
    from: '2025-05-15T16:30',
    to: '2025-05-15T17:00',
    speaker: ['camille-roussel-exemple', 'host'],
  },
]

/** A few sessions of each archived edition. */
export const archivedSessions: readonly SeedDocument[] = sessions.map(({ year, slug, from, to, speaker, ...rest }) => ({
  collection: 'sessions',
  key: { edition: ref('editions', archiveSlugs[year]), slug },
  data: {
    ...rest,
    startsAt: instantAt(from, 'Europe/Paris'),
    endsAt: instantAt(to, 'Europe/Paris'),
    room: ref('rooms', `${archiveSlugs[year]}/${room}`),
    abstract: bilingualRichText([fictional.fr], [fictional.en]),
    status: 'scheduled',
    ...(speaker && { participants: [{ speaker: ref('speakers', speaker[0]), role: speaker[1] }] }),
  },
}))
