import { checkRules } from '../../src/domain/checks/check-rules'
import type { Place } from '../../src/domain/checks/place'
import type { Programme } from '../../src/domain/checks/programme'
import { translatableTexts } from '../../src/domain/checks/translations'
import { NEVER } from '../../src/domain/consent'
import {
  aPicture,
  aProgramme,
  aSession,
  aSpeaker,
  aTestimonial,
  at,
  linkTo,
  longText,
  NOW,
} from '../domain/checks/a-programme'

const french = (text: string) => ({ fr: text })
const image = { type: 'upload', relationTo: 'media', value: 'shown' }
const deadLink = linkTo('sessions', 'gone')
const broken = longText('Texte', deadLink)
const withImage = { fr: longText('Texte', image) }

/** Everything that shows an image, and every text of a programme, only in French. */
function shown(consentUntil: string): Programme {
  return aProgramme(
    {
      sessions: [
        aSession({ title: french('Titre'), abstract: withImage, recording: { url: 'v', transcript: french('Texte') } }),
      ],
      speakers: [aSpeaker('p1', { headline: french('Fonction'), bio: withImage, photo: 'shown' })],
      testimonials: [
        aTestimonial({
          quote: french('Citation'),
          story: withImage,
          photo: 'shown',
          video: { url: 'v', transcript: french('Texte') },
          consentUntil,
        }),
      ],
      organisations: [{ id: 'o1', name: 'Organisation', logo: 'shown' }],
      pictures: [aPicture('shown', { alt: french('Un dessin'), needsConsent: true, consentUntil })],
    },
    { title: french('Assises'), tagline: french('Accroche'), summary: withImage, hero: 'shown' },
  )
}

/** Texts whose links lead nowhere in both languages, videos and images without what they need. */
const inaccessible: Programme = aProgramme(
  {
    sessions: [aSession({ abstract: { fr: broken, en: broken }, recording: { url: 'v' } })],
    speakers: [aSpeaker('p1', { bio: { fr: broken, en: broken } })],
    testimonials: [aTestimonial({ story: { fr: broken, en: broken }, video: { url: 'v' } })],
    pictures: [aPicture('drawing', { alt: {} })],
  },
  { summary: { fr: broken, en: broken }, hero: 'drawing' },
)

/** Nothing is filled in. */
const blank = { title: {}, startsAt: undefined, endsAt: undefined, room: undefined, abstract: {}, participants: [] }
const empty: Programme[] = [
  aProgramme({}, { title: {}, startsOn: undefined, endsOn: undefined, city: undefined, summary: {} }),
  aProgramme({}, { startsOn: undefined }),
  aProgramme({}, { endsOn: undefined }),
  aProgramme({}, { city: undefined }),
  aProgramme({
    sessions: [aSession(blank), aSession({ endsAt: undefined }), aSession({ format: undefined })],
    speakers: [aSpeaker('p1', { name: undefined, photo: undefined })],
    rooms: [{ id: 'r1', isPending: false }],
  }),
]

const people = ['p1', 'p2', 'p3'].map((speaker) => ({ speaker, role: 'speaker' }))
const alike = ['p1', 'p2', 'p3'].map((id) => aSpeaker(id, { declaredAs: 'man' }))
const closed = { openingHours: [{ day: '2024-05-21', opensAt: '13:00', closesAt: '18:00' }] }
const misplaced: Programme[] = [
  aProgramme({
    sessions: [aSession({ participants: people, format: 'panel' }), aSession({ id: 's2', participants: people })],
    speakers: alike,
  }),
  aProgramme({
    sessions: [
      aSession({ participants: people }),
      aSession({ id: 's2', participants: people, room: 'r2', startsAt: at('10:00'), endsAt: at('11:00') }),
      aSession({ id: 's3', room: 'gone' }),
    ],
    speakers: alike,
  }),
  aProgramme({ sessions: [aSession({ participants: people })], speakers: [] }),
  aProgramme({ sessions: [aSession({ startsAt: at('10:00'), endsAt: at('09:00') })] }),
  aProgramme({ sessions: [aSession({ startsAt: at('09:00', '2024-05-20'), endsAt: at('10:00', '2024-05-20') })] }),
  aProgramme({ sessions: [aSession({ endsAt: at('10:00', '2024-05-22') })] }),
  aProgramme({ sessions: [aSession()] }, closed),
]

/** A programme whose French is newer than its English. */
function outdated(): Programme {
  const programme = aProgramme({ sessions: [aSession()], speakers: [aSpeaker('p1')], testimonials: [aTestimonial()] })
  const dates = { french: '2024-03-02T00:00:00.000Z', english: '2024-03-01T00:00:00.000Z' }
  const texts = translatableTexts(programme)
  const textDates: NonNullable<Programme['textDates']> = {}
  for (const { collection, id, path } of texts)
    textDates[`${collection}#${id}`] = { ...textDates[`${collection}#${id}`], [path]: dates }
  return { ...programme, textDates }
}

const programmes: Programme[] = [
  shown(NEVER),
  shown('2024-03-01T00:00:00.000Z'),
  shown('2024-05-01T00:00:00.000Z'),
  inaccessible,
  ...empty,
  ...misplaced,
  outdated(),
]

/** The places to which the findings of each rule lead, found by running the rules on programmes that break them. */
export const placesOfRules = (): { rule: string; places: Place[] }[] =>
  checkRules.map(({ id, find }) => ({ rule: id, places: programmes.flatMap((programme) => find(programme, NOW)) }))

/** All those places and every text that can lack its English, each field once; the ids are those of the programmes. */
export function placesToReach(): Pick<Place, 'collection' | 'path' | 'locale'>[] {
  const english = programmes.flatMap(translatableTexts).map((text) => ({ ...text, locale: 'en' as const }))
  const all = [...placesOfRules().flatMap(({ places }) => places), ...english]
  const keyOf = ({ collection, path, locale }: Pick<Place, 'collection' | 'path' | 'locale'>) =>
    [collection, path, locale].join(' ')
  return [...new Map(all.map((place) => [keyOf(place), place])).values()]
}
