import type { Bilingual } from '../../domain/bilingual'
import { bilingual, bilingualRichText } from '../bilingual-content'
import { monogram } from '../images/monogram'
import { portrait } from '../images/portrait'
import type { RichText } from '../rich-text'
import { type Picture, pictureRef, ref, type SeedDocument } from '../seed-document'

interface Speaker {
  slug: string
  name: string
  headline: Bilingual
  bio: Bilingual<RichText>
  organisation?: string
}

const announced: readonly (Speaker & { initials: string })[] = [
  {
    slug: 'elisabeth-moreno',
    name: 'Elisabeth Moreno',
    initials: 'EM',
    headline: bilingual('Présidente de Femmes@Numérique', 'President of Femmes@Numérique'),
    bio: bilingualRichText(
      ['Elisabeth Moreno préside Femmes@Numérique. Sa venue a été annoncée pour l’édition 2024, à Montpellier.'],
      [
        'Elisabeth Moreno is the president of Femmes@Numérique. She was announced as a speaker of the 2024 edition in Montpellier.',
      ],
    ),
    organisation: 'femmes-numerique',
  },
  {
    slug: 'michael-delafosse',
    name: 'Michaël Delafosse',
    initials: 'MD',
    headline: bilingual('Maire de Montpellier', 'Mayor of Montpellier'),
    bio: bilingualRichText(
      ['Michaël Delafosse est maire de Montpellier. Sa venue a été annoncée pour l’édition 2024, à l’Hôtel de Ville.'],
      [
        'Michaël Delafosse is the mayor of Montpellier. He was announced as a speaker of the 2024 edition at the city hall.',
      ],
    ),
    organisation: 'ville-de-montpellier',
  },
]

const fictional: readonly Speaker[] = [
  {
    slug: 'camille-roussel-exemple',
    name: 'Camille Roussel (exemple)',
    headline: bilingual('Animatrice de la journée', 'Host of the day'),
    bio: bilingualRichText(
      ['Camille Roussel accueille le public, présente les séances et donne la parole à la salle. Personne fictive.'],
      [
        'Camille Roussel welcomes the audience, introduces the sessions and gives the floor to the room. Fictional person.',
      ],
    ),
  },
  {
    slug: 'ines-baptiste-exemple',
    name: 'Inès Baptiste (exemple)',
    headline: bilingual('Formatrice en développement web', 'Web development trainer'),
    bio: bilingualRichText(
      ['Inès Baptiste apprend à coder à des adultes qui n’ont jamais programmé. Personne fictive.'],
      ['Inès Baptiste teaches coding to adults who have never programmed before. Fictional person.'],
    ),
    organisation: 'ecole-arbousier',
  },
  {
    slug: 'yasmina-kaddour-exemple',
    name: 'Yasmina Kaddour (exemple)',
    headline: bilingual('Conseillère en évolution professionnelle', 'Career adviser'),
    bio: bilingualRichText(
      [
        'Yasmina Kaddour accompagne des personnes en reconversion, du premier bilan à la prise de poste. Personne fictive.',
      ],
      ['Yasmina Kaddour supports people who change careers, from the first review to the new job. Fictional person.'],
    ),
    organisation: 'association-micocoulier',
  },
  {
    slug: 'solene-artigues-exemple',
    name: 'Solène Artigues (exemple)',
    headline: bilingual('Analyste de données', 'Data analyst'),
    bio: bilingualRichText(
      ['Solène Artigues explore des données publiques sur l’emploi et les rend lisibles. Personne fictive.'],
      ['Solène Artigues explores public employment data and makes them readable. Fictional person.'],
    ),
    organisation: 'garance-logiciels',
  },
  {
    slug: 'thomas-vidal-exemple',
    name: 'Thomas Vidal (exemple)',
    headline: bilingual('Responsable du recrutement', 'Head of recruitment'),
    bio: bilingualRichText(
      ['Thomas Vidal recrute des profils techniques et forme les équipes aux biais de sélection. Personne fictive.'],
      ['Thomas Vidal recruits technical profiles and trains teams to spot selection bias. Fictional person.'],
    ),
    organisation: 'studio-ciste',
  },
  {
    slug: 'fatou-diarra-exemple',
    name: 'Fatou Diarra (exemple)',
    headline: bilingual('Fondatrice du Réseau Lavandin', 'Founder of Réseau Lavandin'),
    bio: bilingualRichText(
      ['Fatou Diarra anime un réseau d’entraide entre professionnelles du numérique. Personne fictive.'],
      ['Fatou Diarra runs a peer-support network for women who work in digital. Fictional person.'],
    ),
    organisation: 'reseau-lavandin',
  },
  {
    slug: 'mathilde-puech-exemple',
    name: 'Mathilde Puech (exemple)',
    headline: bilingual('Chargée de mission égalité dans une collectivité', 'Equality officer in a local authority'),
    bio: bilingualRichText(
      ['Mathilde Puech suit les aides à la formation et leur effet sur la mixité des métiers. Personne fictive.'],
      ['Mathilde Puech follows training grants and their effect on gender balance at work. Fictional person.'],
    ),
  },
  {
    slug: 'hugo-lacombe-exemple',
    name: 'Hugo Lacombe (exemple)',
    headline: bilingual('Ingénieur et référent mixité', 'Engineer and gender balance lead'),
    bio: bilingualRichText(
      ['Hugo Lacombe développe des logiciels et coordonne le mentorat dans son entreprise. Personne fictive.'],
      ['Hugo Lacombe develops software and coordinates mentoring in his company. Fictional person.'],
    ),
    organisation: 'garance-logiciels',
  },
  {
    slug: 'leila-hamdi-exemple',
    name: 'Leïla Hamdi (exemple)',
    headline: bilingual('Journaliste, modératrice des tables rondes', 'Journalist, moderator of the panels'),
    bio: bilingualRichText(
      [
        'Leïla Hamdi écrit sur le travail et les techniques. Elle veille au temps de parole de chaque personne. Personne fictive.',
      ],
      [
        'Leïla Hamdi writes about work and technology. She makes sure everyone gets their share of the floor. Fictional person.',
      ],
    ),
  },
]

/** Monograms for the public figures, portraits for the fictional people. */
export const speakerPictures: readonly Picture[] = [
  ...announced.map(({ slug, name, initials }) => ({
    key: `portrait-${slug}`,
    alt: bilingual(
      `Monogramme ${initials}, à la place d’un portrait : ${name}`,
      `Monogram ${initials}, in place of a portrait: ${name}`,
    ),
    draw: () => monogram(initials),
  })),
  ...fictional.map(({ slug, name }) => ({
    key: `portrait-${slug}`,
    alt: bilingual(`Portrait dessiné en formes simples : ${name}`, `Portrait drawn in simple shapes: ${name}`),
    draw: () => portrait(slug),
  })),
]

/** The two announced speakers of 2024, and fictional people for the other roles. */
export const speakers: readonly SeedDocument[] = [...announced, ...fictional].map(
  ({ slug, name, headline, bio, organisation }) => ({
    collection: 'speakers',
    key: { slug },
    data: {
      name,
      headline,
      bio,
      photo: pictureRef(`portrait-${slug}`),
      ...(organisation && { organisation: ref('organisations', organisation) }),
    },
  }),
)
