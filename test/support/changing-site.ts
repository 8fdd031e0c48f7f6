import { paragraph, richTextRoot, textNode } from '../../src/domain/rich-text-nodes'
import type { TestApp } from './app'
import { aConsent, anEdition, aRoom, aSession, aSpeaker, aTestimonial, create, unique } from './fixtures'
import { anImage } from './visibility-fixtures'

/** A public read: a path, or a GraphQL query by POST. */
export interface Read {
  path: string
  init?: RequestInit
}

/** The ids of the documents that random writes change, by collection. */
export type World = Record<
  | 'editions'
  | 'sessions'
  | 'speakers'
  | 'rooms'
  | 'testimonials'
  | 'consents'
  | 'organisations'
  | 'commitments'
  | 'media',
  string[]
>

/** A small site, and the reads that show all of it. */
export interface ChangingSite {
  world: World
  reads: Read[]
  /** Adds an edition with one document of each kind that refers to another, and the reads of it. */
  addProgramme(nth: number): Promise<Programme>
}

/** The ids of what `addProgramme` has made, and its reads. */
export interface Programme {
  edition: string
  room: string
  speaker: string
  session: string
  organisation: string
  picture: string
  reads: Read[]
}

const manually = { redirect: 'manual' as const }
/** How many reads of added programmes are remembered. */
const REMEMBERED = 16
const published = { _status: 'published' }
const ids = (docs: { id: string }[]) => docs.map(({ id }) => id)

/** Makes the site in an empty database. */
export async function changingSite(app: TestApp): Promise<ChangingSite> {
  const organisations = [await anOrganisation(app), await anOrganisation(app)]
  const partners = [{ organisation: organisations[0]?.id, role: 'partner' }]
  const media = [await aPicture(app), await aPicture(app)]
  const summary = textWith(ids(media))
  const editions = [await anEdition(app, { partners, summary }), await anEdition(app)]
  const [first = '', second = ''] = ids(editions)
  const speakers = [await aSpeaker(app, { organisation: organisations[1]?.id }), await aSpeaker(app)]
  const rooms = [await aRoom(app, first)]
  const participants = speakers.map(({ id }) => ({ speaker: id, role: 'speaker' }))
  const sessions = [
    await aSession(app, first, { participants, room: rooms[0]?.id, abstract: textWith(ids(media.slice(1))) }),
    await aSession(app, first, { from: '11:00', to: '12:00' }),
    await aSession(app, second, { from: '14:00', to: '15:00' }),
  ]
  const commitments = [await aCommitment(app, first, String(organisations[1]?.id), String(sessions[0]?.id))]
  const testimonials = [await aTestimonial(app, { editions: [first] })]
  const consents = [await aConsent(app, 'testimonials', String(testimonials[0]?.id))]
  const docs = { editions, sessions, speakers, rooms, testimonials, consents, organisations, commitments, media }
  const world = Object.fromEntries(Object.entries(docs).map(([slug, list]) => [slug, ids(list)])) as World

  const slugs = editions.map(({ slug }) => String(slug))
  const pages = [
    ...['/', '/en', '/fr/editions', `/fr/testimonials/${testimonials[0]?.slug}`],
    ...slugs.map((slug) => `/fr/editions/${slug}`),
    ...speakers.map(({ slug }) => `/fr/speakers/${slug}`),
    ...sessions.map(({ slug }, nth) => `/en/editions/${slugs[nth === 2 ? 1 : 0]}/sessions/${slug}`),
  ]
  const addresses = [
    ...slugs.flatMap((slug) => [
      `editions/by-slug/${slug}?joins[rooms][limit]=9`,
      `editions/by-slug/${slug}/programme`,
    ]),
    ...speakers.map(({ slug }) => `speakers/by-slug/${slug}`),
    ...[`testimonials/by-slug/${testimonials[0]?.slug}`, `organisations/by-slug/${organisations[0]?.slug}`],
    ...sessions.map(({ slug }, nth) => `sessions/by-slug/${slugs[nth === 2 ? 1 : 0]}/${slug}?depth=2`),
  ]
  const fixed = [
    ...publicReads(world, slugs, pages),
    ...addresses.map((path) => ({ path: `/api/${path}`, init: manually })),
  ]
  const site: ChangingSite = {
    world,
    reads: fixed,
    addProgramme: async (nth) => {
      const programme = await aProgramme(app, nth)
      // Those of the last few calls only, or each comparison would take longer than the one before.
      site.reads = [...fixed, ...[...site.reads.slice(fixed.length), ...programme.reads].slice(-REMEMBERED)]
      return programme
    },
  }
  return site
}

const anOrganisation = (app: TestApp) => create(app, 'organisations', { name: unique('Réseau'), ...published })

const aCommitment = (app: TestApp, edition: string, organisation: string, session: string) =>
  create(app, 'commitments', { edition, organisation, session, what: 'Former.', state: 'announced', ...published })

async function aPicture(app: TestApp): Promise<{ id: string }> {
  const file = await anImage(unique('salle').replaceAll(' ', '-'))
  const data = { alt: 'Une salle vide', needsConsent: false }
  return app.payload.create({ collection: 'media', data, ...{ file, depth: 0, overrideAccess: true } })
}

const textWith = (pictures: string[]) => {
  const nodes = pictures.map((value) => ({
    type: 'upload',
    version: 3,
    format: '',
    relationTo: 'media',
    fields: {},
    value,
  }))
  return richTextRoot([paragraph([textNode('Une image')]), ...nodes])
}

async function aProgramme(app: TestApp, nth: number): Promise<Programme> {
  const [organisation, picture] = [await anOrganisation(app), await aPicture(app)]
  const partners = [{ organisation: organisation.id, role: 'partner' }]
  const edition = await anEdition(app, { partners, hero: picture.id, summary: textWith([picture.id]) })
  const [room, speaker] = [await aRoom(app, edition.id), await aSpeaker(app, { organisation: organisation.id })]
  const participants = [{ speaker: speaker.id, role: 'speaker' }]
  const session = await aSession(app, edition.id, { room: room.id, participants })
  const made = { edition, room, speaker, session, organisation, picture }
  const reads = [
    { path: `/api/sessions/${session.id}?depth=${nth % 3}` },
    { path: `/api/sessions?where[slug][equals]=${session.slug}` },
    { path: `/api/sessions?where[edition.slug][equals]=${edition.slug}` },
    { path: `/api/rooms?where[edition][equals]=${edition.id}` },
    { path: `/api/editions/${edition.id}?depth=${1 + (nth % 2)}` },
    { path: `/api/editions/by-slug/${edition.slug}?depth=0&richText=${nth % 2 ? 'html' : 'markdown'}`, init: manually },
    { path: `/api/speakers/${speaker.id}?depth=1` },
    { path: `/api/editions/by-slug/${edition.slug}/programme?depth=2`, init: manually },
    { path: `/fr/editions/${edition.slug}`, init: manually },
    { path: `/fr/editions/${edition.slug}/sessions/${session.slug}`, init: manually },
    { path: `/feeds/${edition.slug}/calendar.ics?speaker=${speaker.slug}`, init: manually },
    { path: `/feeds/${edition.slug}/sessions/${session.slug}.ics?lang=en`, init: manually },
  ]
  const of = Object.fromEntries(Object.entries(made).map(([name, { id }]) => [name, String(id)]))
  return { ...of, reads } as Programme
}

function publicReads(world: World, slugs: string[], pages: string[]): Read[] {
  const query = `query ($slug: String) {
    Editions(where: { slug: { equals: $slug } }) { docs {
      title rooms(limit: 20) { docs { name } } testimonials(limit: 20) { docs { name } }
      partners { role organisation { name } }
      sessions(limit: 50, sort: "startsAt") { docs { title slug room { name } participants { role speaker { name } } } }
    } }
  }`
  const graphql = (variables: object, text = query): Read => ({
    path: '/api/graphql',
    init: {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables }),
    },
  })
  const bySlug = `query ($slug: String) {
    Edition(slug: $slug) { title _status }
    programme(edition: $slug) {
      edition { slug } days { date rooms { room { name } sessions { title participants { speaker { name } } } } }
    }
    now(edition: $slug, at: "2024-05-21T07:30:00Z") { current { title } next { title room { name } } until }
  }`
  const reverse = `{
    currentEdition { slug title }
    Speakers(limit: 20) { docs { name sessions(limit: 5) { totalDocs docs { title edition { title } } } } }
    Rooms(limit: 20) { docs { name sessions(limit: 5) { docs { title } } } }
    Organisations(limit: 10) { docs { name speakers(limit: 5) { docs { name } } } }
    Sessions(limit: 20) { docs { title testimonials(limit: 3) { docs { name } } } }
    related: Sessions(where: { participants__speaker__name: { like: "e" } }) { totalDocs }
  }`
  const texts = '{ Editions { docs { summaryHtml summary } } Sessions { docs { abstractMarkdown abstractHtml } } }'
  return [
    { path: '/api/sessions?sort=startsAt&limit=100' },
    { path: '/api/sessions?sort=startsAt&limit=100&depth=0&richText=markdown' },
    { path: '/api/editions?sort=slug&locale=all&richText=html' },
    graphql({}, texts),
    { path: '/api/speakers?sort=name&depth=0&limit=100' },
    { path: '/api/testimonials?limit=50' },
    { path: '/api/testimonials/count' },
    { path: '/api/rooms?limit=100' },
    { path: '/api/rooms/count' },
    { path: '/api/commitments?limit=50&depth=1' },
    { path: '/api/organisations/count' },
    { path: '/api/releases?limit=20&depth=0' },
    graphql({}, reverse),
    ...world.sessions.map((id) => ({ path: `/api/sessions/${id}?depth=2` })),
    ...world.editions.map((id) => ({ path: `/api/editions/${id}?depth=1` })),
    ...pages.map((path) => ({ path, init: manually })),
    ...slugs.flatMap((slug) => [
      { path: `/api/sessions?where[edition.slug][equals]=${slug}&depth=1&sort=startsAt` },
      { path: `/api/editions?where[slug][equals]=${slug}&joins[sessions][limit]=20` },
      graphql({ slug }),
      graphql({ slug }, bySlug),
    ]),
    // All feeds of an edition are made from one view: two of them show what they depend on.
    ...['calendar.ics', 'changes.atom'].map((name) => ({ path: `/feeds/${slugs[0]}/${name}`, init: manually })),
    { path: '/feeds/current/calendar.ics', init: manually },
  ]
}
