import { bilingual } from '../bilingual-content'
import { nameplate, plainNameplate } from '../images/nameplate'
import type { Picture, SeedDocument } from '../seed-document'
import { pictureRef } from '../seed-document'

interface Organisation {
  slug: string
  name: string
  kind: string
  lines: readonly string[]
  url?: string
}

const real: readonly Organisation[] = [
  { slug: 'la-melee', name: 'La Mêlée', kind: 'association', lines: ['La Mêlée'], url: 'https://www.lamelee.com' },
  {
    slug: 'femmes-numerique',
    name: 'Femmes@Numérique',
    kind: 'association',
    lines: ['Femmes@', 'Numérique'],
    url: 'https://femmes-numerique.fr',
  },
  {
    slug: 'ville-de-montpellier',
    name: 'Ville de Montpellier',
    kind: 'public-body',
    lines: ['Ville de', 'Montpellier'],
    url: 'https://www.montpellier.fr',
  },
  {
    slug: 'region-occitanie',
    name: 'Région Occitanie',
    kind: 'public-body',
    lines: ['Région', 'Occitanie'],
    url: 'https://www.laregion.fr',
  },
]

const fictional: readonly Organisation[] = [
  {
    slug: 'association-micocoulier',
    name: 'Association Micocoulier (exemple)',
    kind: 'association',
    lines: ['Association', 'Micocoulier'],
  },
  { slug: 'ecole-arbousier', name: 'École Arbousier (exemple)', kind: 'school', lines: ['École', 'Arbousier'] },
  { slug: 'studio-ciste', name: 'Studio Ciste (exemple)', kind: 'company', lines: ['Studio', 'Ciste'] },
  { slug: 'garance-logiciels', name: 'Garance Logiciels (exemple)', kind: 'company', lines: ['Garance', 'Logiciels'] },
  { slug: 'reseau-lavandin', name: 'Réseau Lavandin (exemple)', kind: 'association', lines: ['Réseau', 'Lavandin'] },
]

/** The images of the organisations. */
export const organisationPictures: readonly Picture[] = [
  ...real.map(({ slug, name, lines }) => ({
    key: `organisation-${slug}`,
    alt: bilingual(`${name}, nom composé en capitales`, `${name}, name set in capitals`),
    draw: () => plainNameplate(lines),
  })),
  ...fictional.map(({ slug, name, lines }) => ({
    key: `organisation-${slug}`,
    alt: bilingual(`${name}, logo géométrique`, `${name}, geometric logo`),
    draw: () => nameplate(slug, lines),
  })),
]

/** The organisations of the example: four real ones, and fictional ones that say « exemple ». */
export const organisations: readonly SeedDocument[] = [...real, ...fictional].map(({ slug, name, kind, url }) => ({
  collection: 'organisations',
  key: { slug },
  data: { name, kind, ...(url && { url }), logo: pictureRef(`organisation-${slug}`) },
}))
