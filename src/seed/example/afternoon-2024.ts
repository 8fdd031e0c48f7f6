import { bilingual } from '../bilingual-content'
import { part, type Session } from './example-session'

/** The sessions of the afternoon of 21 May 2024. */
export const afternoon: readonly Session[] = [
  {
    slug: 'un-tiers-de-femmes-ou-en-est-l-occitanie',
    title: bilingual('Un tiers de femmes : où en est l’Occitanie ?', 'One third of women: where does Occitanie stand?'),
    format: 'presentation',
    track: 'public-policy',
    from: '13:45',
    to: '14:15',
    room: 'Grande salle',
    participants: part('speaker', 'solene-artigues-exemple'),
    abstract: [
      'En 2024, les femmes représentent environ 33 % des effectifs du numérique en Occitanie. La présentation explique comment lire ce chiffre et comment le suivre d’une année à l’autre.',
      'In 2024, women make up about 33% of the digital workforce in Occitanie. The talk explains how to read this figure and how to follow it from year to year.',
    ],
    accessibility: ['captions', 'hearing-loop', 'step-free'],
  },
  {
    slug: 'politiques-publiques-ce-qui-marche-ce-qui-manque',
    title: bilingual(
      'Politiques publiques : ce qui marche, ce qui manque',
      'Public policies: what works, what is missing',
    ),
    format: 'panel',
    track: 'public-policy',
    from: '14:15',
    to: '15:15',
    room: 'Grande salle',
    participants: [
      ...part('moderator', 'leila-hamdi-exemple'),
      ...part('speaker', 'mathilde-puech-exemple', 'yasmina-kaddour-exemple'),
    ],
    abstract: [
      'Orientation, formation, égalité professionnelle : les dispositifs existent, mais se croisent peu. La table ronde confronte ceux qui les conçoivent et celles qui s’en servent, puis ouvre le débat avec la salle.',
      'Guidance, training, equality at work: the schemes exist but rarely meet. The panel brings together those who design them and those who use them, then opens the debate to the room.',
    ],
    accessibility: ['lsf', 'captions', 'hearing-loop', 'step-free'],
  },
  {
    slug: 'elles-ont-change-de-metier',
    title: bilingual('Elles ont changé de métier', 'They changed careers'),
    format: 'testimony',
    track: 'reconversion',
    from: '15:15',
    to: '16:00',
    room: 'Grande salle',
    participants: part('host', 'camille-roussel-exemple'),
    abstract: [
      'Quatre femmes racontent leur reconversion : le déclic, les doutes, la formation, le premier poste. Vous posez vos questions après chaque récit.',
      'Four women tell the story of their career change: the turning point, the doubts, the training, the first job. You ask your questions after each story.',
    ],
    accessibility: ['lsf', 'captions', 'hearing-loop', 'step-free'],
  },
  {
    slug: 'initiatives-privees-les-entreprises-s-engagent',
    title: bilingual('Initiatives privées : les entreprises s’engagent', 'Private initiatives: companies commit'),
    format: 'panel',
    track: 'private-initiative',
    from: '16:15',
    to: '17:15',
    room: 'Grande salle',
    participants: [
      ...part('moderator', 'leila-hamdi-exemple'),
      ...part('speaker', 'thomas-vidal-exemple', 'hugo-lacombe-exemple', 'fatou-diarra-exemple'),
    ],
    abstract: [
      'Recruter autrement, accueillir en alternance, donner les mêmes chances d’évoluer : trois démarches, leurs résultats et leurs limites. Chaque organisation termine par un engagement daté.',
      'Hire differently, welcome apprentices, give everyone the same prospects: three approaches, their results and their limits. Each organisation ends with a dated commitment.',
    ],
    accessibility: ['lsf', 'captions', 'hearing-loop', 'step-free'],
  },
  {
    slug: 'cloture-et-engagements',
    title: bilingual('Clôture et engagements', 'Closing and commitments'),
    format: 'ceremony',
    from: '17:15',
    to: '17:45',
    room: 'Grande salle',
    participants: part('host', 'camille-roussel-exemple'),
    abstract: [
      'Les engagements de la journée sont relus à voix haute, avec leur échéance. Ils seront suivis ici, d’une édition à l’autre.',
      'The commitments of the day are read aloud, with their deadlines. They will be followed here, from one edition to the next.',
    ],
    accessibility: ['captions', 'hearing-loop', 'step-free'],
  },
]
