import { bilingual } from '../bilingual-content'
import type { SeedDocument } from '../seed-document'
import { ref } from '../seed-document'
import { slug2024 } from './edition-2024'

/** The key figure of the conference, with its measures over the years. */
export const keyFigures: readonly SeedDocument[] = [
  {
    collection: 'key-figures',
    key: { series: 'part-femmes-numerique-occitanie', measuredOn: '2024-05-21' },
    data: {
      label: bilingual(
        'Part des femmes dans les effectifs du numérique (environ)',
        'Share of women in the digital workforce (approximate)',
      ),
      value: 33,
      unit: '%',
      territory: 'Occitanie',
      source: { name: 'Assises régionales 2024' },
      editions: [ref('editions', slug2024)],
    },
  },
]

const announced = {
  madeAt: '2024-05-21',
  edition: ref('editions', slug2024),
  session: ref('sessions', `${slug2024}/cloture-et-engagements`),
}

/** Three fictional commitments, in three different states. */
export const commitments: readonly SeedDocument[] = [
  {
    collection: 'commitments',
    key: { organisation: ref('organisations', 'garance-logiciels'), dueOn: '2025-12-31' },
    data: {
      ...announced,
      what: bilingual(
        'Accueillir cinq personnes en reconversion, en alternance, avec une marraine ou un parrain chacune. (exemple)',
        'Take on five career changers as apprentices, each with a mentor. (example)',
      ),
      state: 'under-way',
    },
  },
  {
    collection: 'commitments',
    key: { organisation: ref('organisations', 'studio-ciste'), dueOn: '2024-12-31' },
    data: {
      ...announced,
      what: bilingual(
        'Publier une fourchette de salaire dans chaque offre d’emploi. (exemple)',
        'Publish a salary range in every job advertisement. (example)',
      ),
      state: 'kept',
      evidence: 'https://example.org/studio-ciste/salaires',
    },
  },
  {
    collection: 'commitments',
    key: { organisation: ref('organisations', 'ecole-arbousier'), dueOn: '2026-06-30' },
    data: {
      ...announced,
      what: bilingual(
        'Atteindre la parité dans les promotions de développement web. (exemple)',
        'Reach gender parity in the web development classes. (example)',
      ),
      state: 'announced',
    },
  },
]
