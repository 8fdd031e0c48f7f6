import fc from 'fast-check'
import type {
  FeedEdition,
  FeedPerson,
  FeedRelease,
  FeedRoom,
  FeedSession,
  FeedView,
} from '../../src/content/programme-feed/feed-view'
import { guidOf } from '../../src/content/programme-feed/guid'
import { onOneLine, stripControlsIn } from '../../src/domain/text'

const identified = (collection: string, id: string) => ({ id, guid: guidOf(collection, id) })

/** A text in French, or in English. */
export const said = (text: string, language: 'fr' | 'en' = 'fr') => ({ text, language })

/** A room. */
export const room = (values: Partial<FeedRoom> = {}): FeedRoom => ({
  ...identified('rooms', values.id ?? 'r1'),
  slug: 'salle-ada',
  name: 'Salle Ada',
  capacity: 80,
  ...values,
})

/** A person. */
export const person = (values: Partial<FeedPerson> = {}): FeedPerson => ({
  ...identified('speakers', values.id ?? 'p1'),
  slug: 'ada-exemple',
  formerSlugs: ['ada'],
  name: 'Ada Exemple',
  headline: said('Ingénieure'),
  organisation: { name: 'Réseau Exemple', url: 'https://reseau.example.org/' },
  links: [{ kind: 'website', label: 'Site', url: 'https://ada.example.org/' }],
  ...values,
})

/** A session from 09:00 to 10:00 in Paris. */
export const session = (values: Partial<FeedSession> = {}): FeedSession => ({
  ...identified('sessions', values.id ?? 's1'),
  number: 1,
  slug: 'ouverture',
  formerSlugs: ['accueil'],
  title: said('Ouverture'),
  abstract: said('Bienvenue à toutes et à tous.\n\nAvec un café.'),
  format: { value: 'panel', label: 'Table ronde' },
  track: { value: 'education', label: 'Orientation et formation' },
  startsAt: '2024-05-21T07:00:00.000Z',
  endsAt: '2024-05-21T08:00:00.000Z',
  status: 'scheduled',
  room: room(),
  people: [{ id: 'p1', role: { value: 'speaker', label: 'Intervient' } }],
  accessibility: [{ value: 'lsf', label: 'LSF' }],
  createdAt: '2024-01-01T00:00:00.000Z',
  updatedAt: '2024-01-02T00:00:00.000Z',
  modifiedAt: '2024-01-03T00:00:00.000Z',
  ...values,
})

const edition: FeedEdition = {
  ...identified('editions', 'e1'),
  slug: 'montpellier-2024',
  formerSlugs: [],
  title: said('Assises de Montpellier'),
  tagline: said('Une journée, trois salles'),
  startsOn: '2024-05-21',
  endsOn: '2024-05-21',
  timezone: 'Europe/Paris',
  city: 'Montpellier',
  region: 'Occitanie',
  attendance: 'onsite',
  venue: { name: 'Le Corum', address: 'Esplanade Charles-de-Gaulle', postalCode: '34000', city: 'Montpellier' },
  partners: [{ name: 'La Région', role: { value: 'organiser', label: 'Organisation' } }],
  modifiedAt: '2024-01-01T00:00:00.000Z',
}

const release: FeedRelease = {
  ...identified('releases', 'v1'),
  number: 1,
  releasedAt: '2024-03-01T09:00:00.000Z',
  changes: [{ kind: { value: 'added', label: 'Ajout' }, summary: said('« Ouverture » entre au programme.') }],
}

/** The view of an edition of one day with one session, or with other values. */
export const view = (values: Partial<FeedView> = {}): FeedView => ({
  language: 'fr',
  origin: 'https://cms.example.org',
  address: 'https://cms.example.org/feeds/montpellier-2024/a-feed',
  edition,
  rooms: [room()],
  sessions: [session()],
  people: [person()],
  releases: [release],
  ...values,
})

/** A hybrid edition of which everything is filled in: each field, and a session of each status. */
export const fullView = (): FeedView => {
  const image = { url: 'https://cms.example.org/api/media/file/ada.webp', alt: 'Portrait d’Ada', credit: 'Zoé' }
  const link = 'https://inscription.example.org/'
  const one = (status: FeedSession['status'], nth: number) =>
    session({
      ...identified('sessions', `s${nth}`),
      number: nth,
      slug: `session-${nth}`,
      status,
      notice: said('La salle est fermée.'),
      spoken: { value: 'fr-en', label: 'Français et anglais' },
      capacity: 80,
      registrationUrl: link,
      recordingUrl: 'https://video.example.org/1',
    })
  return view({
    edition: {
      ...edition,
      attendance: 'hybrid',
      summary: said('Deux mots.'),
      registrationUrl: link,
      image,
      partners: ['organiser', 'co-organiser', 'sponsor'].map((value) => ({
        ...{ name: value, url: 'https://partenaire.example.org/', role: { value, label: value } },
      })),
      venue: { ...edition.venue, accessInfo: said('Tramway 1.') },
    },
    rooms: [room({ floor: '1' })],
    sessions: (['scheduled', 'cancelled', 'postponed'] as const).map((status, nth) => one(status, nth + 1)),
    people: [person({ photo: image, bio: said('Une vie.') })],
    releases: [{ ...release, restores: 1 }],
  })
}

const signs = [
  '\u0000', '\u0007', '\u000b', '\u001b', '\u0085', '\ud83d', '\udc00', '\uffff', '\t', '\n', '\r\n', '\u2028',
  ']]>', '<!--', '-->', '</event>', '&amp;', '&', '<', '>', '"', "'", '`', '\\', '\\n', ';', ',', ':', '|', '=1+1', '@',
  '👩‍💻', '🇫🇷', '\u202e', '\u200f', 'שלום', 'مرحبا', 'é', 'e\u0301', 'œ', '\ufeff', ' ', '\u00a0', 'BEGIN:VEVENT', '\r\nEND:VCALENDAR',
] // biome-ignore format: one table

/** Texts as people paste them: controls, lone surrogates, emoji, both directions, markup of every format, 300 characters. */
export const hostileText = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...signs), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 40 })
    .map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...signs, 'a', 'é'), { minLength: 300, maxLength: 300 }).map((parts) => parts.join('')),
)

/** A view whose texts are hostile, as `findFeed` returns it. */
export const hostileView: fc.Arbitrary<FeedView> = fc
  .record({
    titles: fc.array(hostileText, { minLength: 1, maxLength: 4 }),
    abstract: hostileText,
    name: hostileText,
    roomName: hostileText,
    status: fc.constantFrom('scheduled', 'cancelled', 'postponed'),
    minutes: fc.integer({ min: 0, max: 1500 }),
    language: fc.constantFrom('fr', 'en'),
  })
  .map(({ titles, abstract, name, roomName, status, minutes, language }) => {
    const line = (text: string) => onOneLine(text)
    const ada = room({ name: line(roomName) })
    const startsAt = Date.parse('2024-05-21T07:00:00.000Z') + minutes * 60_000
    const sessions = titles.map((title, nth) =>
      session({
        ...identified('sessions', `s${nth}`),
        number: nth + 1,
        slug: `session-${nth}`,
        title: said(line(title)),
        abstract: said(abstract),
        notice: said(abstract),
        room: ada,
        status,
        startsAt: new Date(startsAt).toISOString(),
        endsAt: new Date(startsAt + minutes * 60_000).toISOString(),
      }),
    )
    return stripControlsIn(
      view({
        language,
        sessions,
        rooms: [ada],
        people: [person({ name: line(name) })],
        edition: { ...edition, title: said(line(name)), tagline: said(line(abstract)) },
        releases: [{ ...release, changes: [{ kind: { value: 'added', label: 'Ajout' }, summary: said(abstract) }] }],
      }),
    )
  })
