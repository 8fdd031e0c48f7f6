import { bilingual, bilingualRichText } from '../bilingual-content'
import { hero } from '../images/hero'
import type { Picture, SeedDocument } from '../seed-document'
import { pictureRef, ref } from '../seed-document'

/** The slug of the 2024 edition. */
export const slug2024 = 'montpellier-2024'

/** The wide image of the 2024 edition. */
export const picture2024: Picture = {
  key: `edition-${slug2024}`,
  alt: bilingual(
    'Mosaïque d’arches, de pétales et de disques, prune, ocre et brique',
    'Mosaic of arches, petals and discs in plum, ochre and brick',
  ),
  draw: () => hero(slug2024, 1),
}

/** The 2024 edition: one day at the city hall of Montpellier. */
export const edition2024: SeedDocument = {
  collection: 'editions',
  key: { slug: slug2024 },
  data: {
    title: bilingual(
      'Assises régionales de la féminisation des métiers et filières numériques 2024',
      'Regional Conference on Women in Digital Careers 2024',
    ),
    tagline: bilingual('Une journée pour passer de l’envie au métier', 'One day to turn an interest into a career'),
    startsOn: '2024-05-21',
    endsOn: '2024-05-21',
    timezone: 'Europe/Paris',
    city: 'Montpellier',
    region: 'Occitanie',
    attendance: 'onsite',
    summary: bilingualRichText(
      [
        'Le 21 mai 2024, l’Hôtel de Ville de Montpellier accueille les Assises, organisées par La Mêlée avec Femmes@Numérique. En Occitanie, les femmes occupent environ 33 % des emplois du numérique : la journée cherche ce qui peut faire bouger ce chiffre, et durer.',
        { tag: 'h2', text: 'Le matin, des ateliers' },
        'Faites le point sur vos compétences, essayez le code ou les données, préparez votre financement et vos entretiens. Une vingtaine d’associations vous reçoivent au même étage.',
        { tag: 'h2', text: 'L’après-midi, des échanges' },
        {
          items: [
            'Les politiques publiques : ce qui existe, ce qui manque.',
            'Les initiatives privées : ce que les entreprises changent.',
            'Les témoignages de reconversion : le chemin, étape par étape.',
          ],
        },
        'Contenu d’exemple : la date, le lieu, l’organisation et les deux personnalités annoncées sont exacts. Les salles, les horaires, le détail des séances et les noms suivis de « (exemple) » sont fictifs.',
      ],
      [
        'On 21 May 2024 the city hall of Montpellier hosts the conference, organised by La Mêlée with Femmes@Numérique. In Occitanie, women hold about 33% of digital jobs: the day looks for what can move that figure, and last.',
        { tag: 'h2', text: 'In the morning, workshops' },
        'Review your skills, try code or data, prepare your funding and your interviews. About twenty associations welcome you on the same floor.',
        { tag: 'h2', text: 'In the afternoon, exchanges' },
        {
          items: [
            'Public policies: what exists, what is missing.',
            'Private initiatives: what companies are changing.',
            'Stories of career changes: the path, step by step.',
          ],
        },
        'Example content: the date, the place, the organisers and the two announced public figures are accurate. Rooms, times, the details of the sessions and names followed by “(exemple)” are fictional.',
      ],
    ),
    hero: pictureRef(`edition-${slug2024}`),
    venue: {
      name: 'Hôtel de Ville de Montpellier',
      address: '1 place Georges-Frêche',
      postalCode: '34000',
      city: 'Montpellier',
      accessInfo: bilingual(
        'Exemple : entrée de plain-pied, ascenseur vers les ateliers, places réservées au premier rang. Écrivez-nous pour tout autre besoin.',
        'Example: step-free entrance, lift to the workshops, reserved seats in the front row. Write to us about any other need.',
      ),
    },
    partners: [
      { organisation: ref('organisations', 'la-melee'), role: 'organiser' },
      { organisation: ref('organisations', 'femmes-numerique'), role: 'co-organiser' },
      { organisation: ref('organisations', 'ville-de-montpellier'), role: 'host' },
      { organisation: ref('organisations', 'association-micocoulier'), role: 'partner' },
      { organisation: ref('organisations', 'garance-logiciels'), role: 'sponsor' },
    ],
  },
}

interface Room {
  name: string
  capacity: number
  floor: string
  accessibility: readonly string[]
}

const rooms: readonly Room[] = [
  { name: 'Grande salle', capacity: 300, floor: '0', accessibility: ['step-free', 'hearing-loop'] },
  { name: 'Espace des associations', capacity: 200, floor: '1', accessibility: ['step-free'] },
  { name: 'Atelier 1', capacity: 40, floor: '1', accessibility: ['step-free'] },
  { name: 'Atelier 2', capacity: 30, floor: '1', accessibility: ['step-free'] },
  { name: 'Atelier 3', capacity: 24, floor: '1', accessibility: ['step-free', 'quiet'] },
]

/** The rooms of the 2024 edition. */
export const rooms2024: readonly SeedDocument[] = rooms.map(({ name, ...room }) => ({
  collection: 'rooms',
  key: { edition: ref('editions', slug2024), name },
  data: room,
}))
