import { check } from '../../../src/domain/checks/check'
import type { Finding } from '../../../src/domain/checks/finding'
import type {
  Programme,
  ProgrammePicture,
  ProgrammeSession,
  ProgrammeSpeaker,
  ProgrammeTestimonial,
} from '../../../src/domain/checks/programme'
import { ALWAYS } from '../../../src/domain/consent'
import { instantAt } from '../../../src/domain/zone'

/** A long text of one paragraph. */
export const longText = (text: string, ...more: object[]) => ({
  root: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text }, ...more] }] },
})

/** A link to a document, in the format of the rich text editor. */
export const linkTo = (relationTo: string, value: unknown) => ({
  type: 'link',
  fields: { linkType: 'internal', doc: { relationTo, value } },
  children: [{ type: 'text', text: 'lien' }],
})

const both = (text: string) => ({ fr: text, en: `${text} (en)` })

/** Returns the instant of a clock time, by default on 21 May 2024 in Paris. */
export const at = (time: string, day = '2024-05-21', zone = 'Europe/Paris') => instantAt(`${day}T${time}`, zone)

/** A session without findings, at 9 h – 10 h in room `r1`. */
export const aSession = (values: Partial<ProgrammeSession> = {}): ProgrammeSession => ({
  id: 's1',
  isPending: false,
  title: both('Ouverture'),
  abstract: { fr: longText('Bienvenue'), en: longText('Welcome') },
  format: 'workshop',
  status: 'scheduled',
  startsAt: at('09:00'),
  endsAt: at('10:00'),
  room: 'r1',
  participants: [],
  recording: {},
  ...values,
})

/** A speaker without findings. */
export const aSpeaker = (id: string, values: Partial<ProgrammeSpeaker> = {}): ProgrammeSpeaker => ({
  id,
  isPending: false,
  name: `Personne ${id}`,
  headline: both('Fonction'),
  bio: { fr: longText('Vie'), en: longText('Life') },
  photo: 'drawing',
  ...values,
})

/** A testimonial with a consent without end. */
export const aTestimonial = (values: Partial<ProgrammeTestimonial> = {}): ProgrammeTestimonial => ({
  id: 't1',
  isPending: false,
  name: 'Amina',
  quote: both('J’ai osé'),
  story: {},
  video: {},
  consentUntil: ALWAYS,
  ...values,
})

/** A picture without people, with a description. */
export const aPicture = (id: string, values: Partial<ProgrammePicture> = {}): ProgrammePicture => ({
  id,
  name: `${id}.webp`,
  alt: both('Un dessin'),
  isDecorative: false,
  needsConsent: false,
  consentUntil: ALWAYS,
  ...values,
})

/** An edition of one day in Paris with two rooms and no sessions, without findings. */
export function aProgramme(values: Partial<Programme> = {}, edition: Partial<Programme['edition']> = {}): Programme {
  return {
    edition: {
      id: 'e1',
      isPending: false,
      title: both('Assises'),
      tagline: {},
      summary: { fr: longText('Présentation'), en: longText('Summary') },
      startsOn: '2024-05-21',
      endsOn: '2024-05-21',
      city: 'Montpellier',
      timezone: 'Europe/Paris',
      attendance: 'onsite',
      openingHours: [],
      changeoverMinutes: 5,
      partners: [],
      ...edition,
    },
    sessions: [],
    elsewhere: [],
    rooms: [
      { id: 'r1', isPending: false, name: 'Salle 1' },
      { id: 'r2', isPending: false, name: 'Salle 2' },
    ],
    speakers: [],
    testimonials: [],
    organisations: [],
    pictures: [aPicture('drawing')],
    linkTargets: [],
    ...values,
  }
}

/** An instant some weeks before the edition. */
export const NOW = '2024-04-01T10:00:00.000Z'

/** Returns the findings on a programme in order, as `rule document.path`. */
export const found = (programme: Programme, now = NOW): string[] =>
  check(programme, now).map(({ rule, id, path }) => `${rule} ${id}.${path}`)

/** Returns the findings of one rule. */
export const findingsOf = (programme: Programme, rule: Finding['rule'], now = NOW): Finding[] =>
  check(programme, now).filter((finding) => finding.rule === rule)
