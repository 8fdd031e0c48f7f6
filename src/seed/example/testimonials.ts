import type { Bilingual } from '../../domain/bilingual'
import { bilingual, bilingualRichText } from '../bilingual-content'
import { portrait } from '../images/portrait'
import type { Picture, SeedDocument } from '../seed-document'
import { pictureRef, ref } from '../seed-document'
import { slug2024 } from './edition-2024'

interface Testimonial {
  slug: string
  /** The name as it is shown. */
  name: string
  /** The name under the consent, when another one is shown. */
  signedBy?: string
  displayMode: 'full-name' | 'first-name' | 'pseudonym'
  hasPhoto: boolean
  before: Bilingual
  after: Bilingual
  quote: Bilingual
  story: readonly [fr: readonly string[], en: readonly string[]]
  pathway: readonly { year: number; label: Bilingual }[]
}

const fictionalFr = 'Ce témoignage est un exemple : la personne et son parcours sont fictifs.'
const fictionalEn = 'This story is an example: the person and her path are fictional.'

const witnesses: readonly Testimonial[] = [
  {
    slug: 'nadia-ferrand-exemple',
    name: 'Nadia Ferrand (exemple)',
    displayMode: 'full-name',
    hasPhoto: true,
    before: bilingual('Aide-soignante', 'Care assistant'),
    after: bilingual('Développeuse web', 'Web developer'),
    quote: bilingual(
      'À l’hôpital, j’apprenais à observer avant d’agir. Devant un programme qui ne marche pas, je fais exactement la même chose.',
      'In hospital I learnt to observe before acting. In front of a program that does not work, I do exactly the same.',
    ),
    story: [
      [
        'Après onze ans de nuits et de week-ends, Nadia cherche un métier compatible avec sa santé. Un atelier de découverte lui donne envie d’apprendre à coder.',
        'Elle suit une formation de neuf mois, puis une alternance dans une petite équipe. Elle y développe aujourd’hui des outils pour des établissements de soins.',
      ],
      [
        'After eleven years of nights and weekends, Nadia looks for a job that suits her health. A taster workshop makes her want to learn to code.',
        'She follows a nine-month course, then an apprenticeship in a small team. There she now builds tools for care providers.',
      ],
    ],
    pathway: [
      { year: 2010, label: bilingual('Diplôme d’aide-soignante', 'Care assistant diploma') },
      { year: 2021, label: bilingual('Atelier de découverte du code', 'Taster coding workshop') },
      { year: 2022, label: bilingual('Formation, puis alternance', 'Training, then apprenticeship') },
      { year: 2023, label: bilingual('Premier poste de développeuse', 'First job as a developer') },
    ],
  },
  {
    slug: 'claire-exemple',
    name: 'Claire (exemple)',
    signedBy: 'Claire Delmas (exemple)',
    displayMode: 'first-name',
    hasPhoto: true,
    before: bilingual('Assistante commerciale', 'Sales assistant'),
    after: bilingual('Analyste de données', 'Data analyst'),
    quote: bilingual(
      'Je tenais déjà des tableaux toute la journée. Il me manquait les mots, les outils et quelqu’un pour me dire : vous en êtes capable.',
      'I already worked with spreadsheets all day. I lacked the words, the tools and someone to tell me: you can do this.',
    ),
    story: [
      [
        'Claire prépare des offres et suit des ventes pendant huit ans. Un bilan de compétences met un nom sur ce qu’elle aime : faire parler les chiffres.',
        'Elle se forme le soir, sur un an, et change de poste sans changer d’entreprise.',
      ],
      [
        'For eight years Claire prepares quotes and tracks sales. A skills review gives a name to what she enjoys: making figures speak.',
        'She trains in the evening for a year and changes jobs without leaving her company.',
      ],
    ],
    pathway: [
      { year: 2013, label: bilingual('Assistante commerciale', 'Sales assistant') },
      { year: 2021, label: bilingual('Bilan de compétences', 'Skills review') },
      { year: 2022, label: bilingual('Formation du soir', 'Evening classes') },
      { year: 2023, label: bilingual('Analyste de données, même entreprise', 'Data analyst, same company') },
    ],
  },
  {
    slug: 'sirocco-exemple',
    name: 'Sirocco (exemple)',
    signedBy: 'Jeanne Astruc (exemple)',
    displayMode: 'pseudonym',
    hasPhoto: false,
    before: bilingual('Professeure des écoles', 'Primary school teacher'),
    after: bilingual('Analyste en cybersécurité', 'Cybersecurity analyst'),
    quote: bilingual(
      'On m’a souvent demandé si j’étais sûre de moi. J’ai fini par répondre : non, et j’y vais quand même.',
      'I was often asked whether I was sure of myself. In the end I answered: no, and I am going anyway.',
    ),
    story: [
      [
        'Cette enseignante préfère ne pas donner son nom. Elle découvre la sécurité informatique en protégeant le réseau de son école.',
        'Une certification et un stage plus tard, elle rejoint une équipe qui surveille les systèmes d’un service public.',
      ],
      [
        'This teacher prefers not to give her name. She discovers computer security while protecting the network of her school.',
        'One certification and one internship later, she joins a team that monitors the systems of a public service.',
      ],
    ],
    pathway: [
      { year: 2008, label: bilingual('Professeure des écoles', 'Primary school teacher') },
      { year: 2020, label: bilingual('Référente numérique de son école', 'Digital lead of her school') },
      { year: 2022, label: bilingual('Certification et stage', 'Certification and internship') },
      { year: 2023, label: bilingual('Analyste en cybersécurité', 'Cybersecurity analyst') },
    ],
  },
  {
    slug: 'awa-ndiaye-exemple',
    name: 'Awa Ndiaye (exemple)',
    displayMode: 'full-name',
    hasPhoto: true,
    before: bilingual('Hôtesse de caisse', 'Supermarket cashier'),
    after: bilingual('Technicienne systèmes et réseaux', 'Systems and network technician'),
    quote: bilingual(
      'Le jour où la caisse est tombée en panne, j’ai ouvert le capot. Je ne l’ai jamais vraiment refermé.',
      'The day the till broke down, I opened the cover. I never really closed it again.',
    ),
    story: [
      [
        'Awa aime comprendre comment les choses sont branchées. Une association lui présente le métier et l’aide à monter son dossier de financement.',
        'Elle obtient son titre professionnel en un an. Elle encadre à son tour des stagiaires.',
      ],
      [
        'Awa likes to understand how things are wired. An association introduces her to the job and helps her apply for funding.',
        'She earns her professional certificate within a year. She now supervises trainees in turn.',
      ],
    ],
    pathway: [
      { year: 2016, label: bilingual('Hôtesse de caisse', 'Supermarket cashier') },
      { year: 2020, label: bilingual('Rencontre avec une association', 'Meeting with an association') },
      { year: 2021, label: bilingual('Titre professionnel', 'Professional certificate') },
      { year: 2022, label: bilingual('Technicienne, puis tutrice', 'Technician, then tutor') },
    ],
  },
]

/** The portraits of the witnesses who consented to a photo. */
export const testimonialPictures: readonly Picture[] = witnesses
  .filter(({ hasPhoto }) => hasPhoto)
  .map(({ slug, name }) => ({
    key: `portrait-${slug}`,
    alt: bilingual(`Portrait dessiné en formes simples : ${name}`, `Portrait drawn in simple shapes: ${name}`),
    draw: () => portrait(slug),
  }))

/** Four fictional testimonials, each with another display mode or photo. */
export const testimonials: readonly SeedDocument[] = witnesses.map(
  ({ slug, signedBy, hasPhoto, story: [fr, en], ...rest }) => ({
    collection: 'testimonials',
    key: { slug },
    data: {
      ...rest,
      story: bilingualRichText([...fr, fictionalFr], [...en, fictionalEn]),
      ...(hasPhoto && { photo: pictureRef(`portrait-${slug}`) }),
      editions: [ref('editions', slug2024)],
      session: ref('sessions', `${slug2024}/elles-ont-change-de-metier`),
    },
  }),
)

/** The consent of each witness, for exactly what is shown of them. */
export const consents: readonly SeedDocument[] = witnesses.map(({ slug, name, signedBy, displayMode, hasPhoto }) => ({
  collection: 'consents',
  key: { 'subject.value': ref('testimonials', slug), givenOn: '2024-05-21' },
  data: {
    person: signedBy ?? name,
    subject: { relationTo: 'testimonials', value: ref('testimonials', slug) },
    scope: ['quote', ...(displayMode === 'pseudonym' ? [] : ['name']), ...(hasPhoto ? ['photo'] : [])],
    wording: 'exemple-2024',
    expiresOn: '2049-05-21',
  },
}))
