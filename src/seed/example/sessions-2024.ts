import type { Bilingual } from '../../domain/bilingual'
import { instantAt } from '../../domain/zone'
import { bilingual, bilingualRichText } from '../bilingual-content'
import type { Reference, SeedDocument } from '../seed-document'
import { ref } from '../seed-document'
import { slug2024 } from './edition-2024'

interface Session {
  slug: string
  title: Bilingual
  format: string
  track?: string
  from: string
  to: string
  room: string
  participants?: readonly { speaker: Reference; role: string }[]
  abstract: readonly [fr: string, en: string]
  capacity?: number
  accessibility?: readonly string[]
}

const part = (role: string, ...slugs: readonly string[]) =>
  slugs.map((slug) => ({ speaker: ref('speakers', slug), role }))

const morning: readonly Session[] = [
  {
    slug: 'ouverture',
    title: bilingual('Ouverture des Assises', 'Opening of the conference'),
    format: 'ceremony',
    from: '09:00',
    to: '09:30',
    room: 'Grande salle',
    participants: [
      ...part('host', 'camille-roussel-exemple'),
      ...part('speaker', 'michael-delafosse'),
      ...part('keynote', 'elisabeth-moreno'),
    ],
    abstract: [
      'Bienvenue à l’Hôtel de Ville. Cette séance présente la journée, ses ateliers et la question qui la traverse : qu’est-ce qui change concrètement, et qu’est-ce qui dure ?',
      'Welcome to the city hall. This session introduces the day, its workshops and the question behind it: what actually changes, and what lasts?',
    ],
    accessibility: ['lsf', 'captions', 'hearing-loop', 'step-free'],
  },
  {
    slug: 'rencontre-avec-les-associations',
    title: bilingual('Rencontrez une vingtaine d’associations', 'Meet about twenty associations'),
    format: 'presentation',
    from: '09:30',
    to: '12:15',
    room: 'Espace des associations',
    abstract: [
      'Mentorat, formation, aide à la création d’entreprise : une vingtaine d’associations vous reçoivent sans rendez-vous. Passez à votre rythme, entre deux ateliers.',
      'Mentoring, training, support for new businesses: about twenty associations welcome you without appointment. Come at your own pace between two workshops.',
    ],
    accessibility: ['step-free'],
  },
  {
    slug: 'faire-le-point-sur-vos-competences',
    title: bilingual('Faire le point sur vos compétences', 'Review your skills'),
    format: 'workshop',
    track: 'reconversion',
    from: '09:45',
    to: '10:45',
    room: 'Atelier 1',
    participants: part('host', 'yasmina-kaddour-exemple'),
    abstract: [
      'Vous savez déjà plus que vous ne le pensez. À l’aide d’une grille simple, vous repérez ce que votre métier actuel apporte à un métier du numérique. Vous repartez avec deux pistes à explorer.',
      'You already know more than you think. With a simple grid, you spot what your current job brings to a digital one. You leave with two paths to explore.',
    ],
    capacity: 40,
    accessibility: ['step-free'],
  },
  {
    slug: 'ecrire-vos-premieres-lignes-de-code',
    title: bilingual('Écrire vos premières lignes de code', 'Write your first lines of code'),
    format: 'workshop',
    track: 'reconversion',
    from: '09:45',
    to: '10:45',
    room: 'Atelier 2',
    participants: part('host', 'ines-baptiste-exemple'),
    abstract: [
      'Une heure pour créer une page web, de la première balise à la mise en ligne. Aucun prérequis, aucun matériel à apporter : les ordinateurs sont prêtés.',
      'One hour to create a web page, from the first tag to publication. No prior knowledge, nothing to bring: computers are provided.',
    ],
    capacity: 30,
    accessibility: ['step-free'],
  },
  {
    slug: 'financer-votre-formation',
    title: bilingual('Financer votre formation', 'Fund your training'),
    format: 'workshop',
    track: 'public-policy',
    from: '09:45',
    to: '10:45',
    room: 'Atelier 3',
    participants: part('host', 'mathilde-puech-exemple'),
    abstract: [
      'Salariée, salarié, en recherche d’emploi ou à votre compte : les aides diffèrent. L’atelier passe en revue les dispositifs, l’ordre des démarches et les délais à prévoir.',
      'Employed, looking for work or self-employed: the grants differ. The workshop goes through the schemes, the order of the steps and the time they take.',
    ],
    capacity: 24,
    accessibility: ['step-free', 'quiet'],
  },
  {
    slug: 'reussir-un-entretien-dans-le-numerique',
    title: bilingual('Réussir un entretien dans le numérique', 'Succeed in a digital job interview'),
    format: 'workshop',
    track: 'private-initiative',
    from: '11:00',
    to: '12:00',
    room: 'Atelier 1',
    participants: part('host', 'thomas-vidal-exemple'),
    abstract: [
      'Que vous demande-t-on, et pourquoi ? Vous vous entraînez à deux sur de vraies questions, puis vous apprenez à raconter votre reconversion comme un atout.',
      'What are you asked, and why? You practise in pairs on real questions, then learn to present your career change as a strength.',
    ],
    capacity: 40,
    accessibility: ['step-free'],
  },
  {
    slug: 'decouvrir-les-metiers-de-la-donnee',
    title: bilingual('Découvrir les métiers de la donnée', 'Discover data jobs'),
    format: 'workshop',
    track: 'reconversion',
    from: '11:00',
    to: '12:00',
    room: 'Atelier 2',
    participants: part('host', 'solene-artigues-exemple'),
    abstract: [
      'À partir d’un jeu de données public, vous posez une question, vous nettoyez un tableau et vous tracez un premier graphique. De quoi savoir si ce métier vous plaît.',
      'From a public data set, you ask a question, clean a table and draw a first chart. Enough to know whether you would enjoy the job.',
    ],
    capacity: 30,
    accessibility: ['step-free'],
  },
  {
    slug: 'parler-salaire-sans-detour',
    title: bilingual('Parler salaire sans détour', 'Talk about pay, plainly'),
    format: 'workshop',
    track: 'private-initiative',
    from: '11:00',
    to: '12:00',
    room: 'Atelier 3',
    participants: part('host', 'fatou-diarra-exemple'),
    abstract: [
      'Se situer, préparer ses arguments, répondre à un refus : l’atelier se joue en petits groupes, avec des mises en situation. Ce qui se dit dans la salle y reste.',
      'Know your worth, prepare your case, answer a refusal: small groups act out real situations. What is said in the room stays there.',
    ],
    capacity: 24,
    accessibility: ['step-free', 'quiet'],
  },
  {
    slug: 'pause-dejeuner',
    title: bilingual('Pause déjeuner', 'Lunch break'),
    format: 'break',
    from: '12:15',
    to: '13:45',
    room: 'Espace des associations',
    abstract: [
      'Un buffet est servi sur place. Les associations restent disponibles pour prolonger vos conversations.',
      'A buffet is served on site. The associations remain available to continue your conversations.',
    ],
    accessibility: ['step-free'],
  },
]

const afternoon: readonly Session[] = [
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

/** The fourteen sessions of 21 May 2024, in the order of their numbers. */
export const sessions2024: readonly SeedDocument[] = [...morning, ...afternoon].map(
  ({ slug, from, to, room, abstract: [fr, en], ...rest }) => ({
    collection: 'sessions',
    key: { edition: ref('editions', slug2024), slug },
    data: {
      ...rest,
      startsAt: instantAt(`2024-05-21T${from}`, 'Europe/Paris'),
      endsAt: instantAt(`2024-05-21T${to}`, 'Europe/Paris'),
      room: ref('rooms', `${slug2024}/${room}`),
      abstract: bilingualRichText([fr], [en]),
      status: 'scheduled',
    },
  }),
)
