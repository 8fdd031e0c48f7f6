import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { type CachedApp, startCachedApp } from '../support/cached-app'
import { aConsent, anEdition, aRoom, aSession, aSpeaker, aTestimonial, at, unique } from '../support/fixtures'

let app: TestApp
let site: CachedApp
let editor: Session
let world: {
  editions: string[]
  sessions: string[]
  speakers: string[]
  rooms: string[]
  testimonials: string[]
  consents: string[]
}
let reads: { path: string; init?: RequestInit }[]
let fixedReads: number
const WATCHED = 15

beforeAll(async () => {
  app = await bootApp()
  site = await startCachedApp(app)
  editor = await signIn(app, 'editor')
  const editions = [await anEdition(app), await anEdition(app)]
  const [speakers, rooms] = [[await aSpeaker(app), await aSpeaker(app)], [await aRoom(app, String(editions[0]?.id))]]
  const participants = speakers.map(({ id }) => ({ speaker: id, role: 'speaker' }))
  const sessions = [
    await aSession(app, String(editions[0]?.id), { participants, room: rooms[0]?.id }),
    await aSession(app, String(editions[0]?.id), { from: '11:00', to: '12:00' }),
    await aSession(app, String(editions[1]?.id), { from: '14:00', to: '15:00' }),
  ]
  const testimonials = [await aTestimonial(app, { editions: [editions[0]?.id] })]
  const consents = [await aConsent(app, 'testimonials', String(testimonials[0]?.id))]
  const ids = (docs: { id: string }[]) => docs.map(({ id }) => id)
  world = {
    editions: ids(editions),
    sessions: ids(sessions),
    speakers: ids(speakers),
    rooms: ids(rooms),
    testimonials: ids(testimonials),
    consents: ids(consents),
  }
  const slugs = editions.map(({ slug }) => String(slug))
  const pages = [
    ...['/', '/en', '/fr/editions', `/fr/testimonials/${testimonials[0]?.slug}`],
    ...slugs.map((slug) => `/fr/editions/${slug}`),
    ...speakers.map(({ slug }) => `/fr/speakers/${slug}`),
    ...sessions.map(({ slug }, nth) => `/en/editions/${slugs[nth === 2 ? 1 : 0]}/sessions/${slug}`),
  ]
  reads = publicReads(slugs, pages)
  fixedReads = reads.length
}, 120_000)
afterAll(async () => {
  await site.close()
  await app.close()
})

function publicReads(slugs: string[], pages: string[]): { path: string; init?: RequestInit }[] {
  const query = `query ($slug: String) {
    Editions(where: { slug: { equals: $slug } }) { docs {
      title rooms(limit: 20) { docs { name } } testimonials(limit: 20) { docs { name } }
      sessions(limit: 50, sort: "startsAt") { docs { title slug room { name } participants { role speaker { name } } } }
    } }
  }`
  const graphql = (variables: object) => ({
    path: '/api/graphql',
    init: {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    },
  })
  return [
    { path: '/api/sessions?sort=startsAt&limit=100' },
    { path: '/api/speakers?sort=name&depth=0&limit=100' },
    { path: '/api/testimonials?limit=50' },
    { path: '/api/testimonials/count' },
    { path: '/api/rooms?limit=100' },
    { path: '/api/rooms/count' },
    ...world.sessions.map((id) => ({ path: `/api/sessions/${id}?depth=2` })),
    ...pages.map((path) => ({ path, init: { redirect: 'manual' as const } })),
    ...slugs.flatMap((slug) => [
      { path: `/api/sessions?where[edition.slug][equals]=${slug}&depth=1&sort=startsAt` },
      { path: `/api/editions?where[slug][equals]=${slug}&joins[sessions][limit]=20` },
      graphql({ slug }),
    ]),
  ]
}

type Step = (nth: number) => Promise<unknown>

/** A new edition with a session, its room and its speaker, which the reads include from now on and the cache holds. */
async function watched(nth: number) {
  const edition = await anEdition(app)
  const [room, speaker] = [await aRoom(app, edition.id), await aSpeaker(app)]
  const participants = [{ speaker: speaker.id, role: 'speaker' }]
  const session = await aSession(app, edition.id, { room: room.id, participants })
  const added = [
    { path: `/api/sessions/${session.id}?depth=${nth % 3}` },
    { path: `/api/sessions?where[slug][equals]=${session.slug}` },
    { path: `/api/sessions?where[edition.slug][equals]=${edition.slug}` },
    { path: `/api/rooms?where[edition][equals]=${edition.id}` },
    { path: `/fr/editions/${edition.slug}/sessions/${session.slug}`, init: { redirect: 'manual' as const } },
  ]
  // Those of the last few calls only, or each comparison would take longer than the one before.
  reads = [...reads.slice(0, fixedReads), ...[...reads.slice(fixedReads), ...added].slice(-WATCHED)]
  for (let index = reads.length - added.length; index < reads.length; index += 1) await read(index)
  return { edition: edition.id, room: room.id, speaker: speaker.id, session: session.id }
}

const remove = (path: string) => app.fetch(`/api/${path}`, { method: 'DELETE', as: editor })
const patch = (path: string, json: object) => app.fetch(`/api/${path}`, { method: 'PATCH', as: editor, json })
const pick = (list: string[], nth: number) => list[nth % list.length] as string

const steps: Record<string, Step> = {
  'edit a speaker': (nth) => patch(`speakers/${pick(world.speakers, nth)}`, { name: unique('Renommée') }),
  'publish or withdraw a speaker': (nth) =>
    patch(`speakers/${pick(world.speakers, nth)}`, { _status: nth % 2 ? 'published' : 'draft' }),
  'rename a session': (nth) => patch(`sessions/${pick(world.sessions, nth)}`, { title: unique('Titre') }),
  'change an address': (nth) =>
    patch(`sessions/${pick(world.sessions, nth)}`, {
      slug: unique('adresse').replaceAll(' ', '-'),
      _status: 'published',
    }),
  'publish or withdraw a session': (nth) =>
    patch(`sessions/${pick(world.sessions, nth)}`, { _status: nth % 3 ? 'published' : 'draft' }),
  'trash or restore a session': (nth) =>
    patch(`sessions/${pick(world.sessions, nth)}?trash=true`, { deletedAt: nth % 2 ? null : new Date().toISOString() }),
  'publish or withdraw an edition': (nth) =>
    patch(`editions/${pick(world.editions, nth)}`, { _status: nth % 3 ? 'published' : 'draft' }),
  'create and delete a session': async (nth) => {
    const created = aSession(app, pick(world.editions, nth), { startsAt: at('17:00'), endsAt: at('18:00') })
    // An edition in the trash takes no session.
    const session = await created.catch(() => undefined)
    if (session && nth % 2) await remove(`sessions/${session.id}`)
  },
  'give or withdraw a consent': (nth) =>
    patch(`consents/${pick(world.consents, nth)}`, { withdrawnAt: nth % 2 ? null : new Date().toISOString() }),
  'trash or restore an edition': (nth) =>
    patch(`editions/${pick(world.editions, nth)}?trash=true`, { deletedAt: nth % 2 ? null : new Date().toISOString() }),
  'delete an edition for good': async (nth) => {
    const { edition, room, session } = await watched(nth)
    await remove(nth % 2 ? `editions/${edition}` : `editions?where[id][equals]=${edition}`)
    if (nth % 3) expect((await app.fetch(`/api/sessions/${session}`)).status).toBe(404)
    if (nth % 3) expect((await app.fetch(`/api/rooms/${room}`)).status).toBe(404)
  },
  'delete what a session refers to': async (nth) => {
    const { room, speaker } = await watched(nth)
    await remove(nth % 2 ? `rooms/${room}` : `speakers/${speaker}`)
  },
  'let a consent end': async (nth) => {
    const end = Date.now() + 150
    const id = pick(world.testimonials, nth)
    const data = { consentUntil: new Date(end).toISOString() }
    await app.payload.db.updateOne({ collection: 'testimonials', id, data, returning: false })
    await Promise.all(reads.map((_, index) => read(index)))
    await wait(Math.max(0, end - Date.now()) + 100)
  },
  'rename a room': (nth) => patch(`rooms/${pick(world.rooms, nth)}`, { name: unique('Salle') }),
  'run a scheduled publication': async (nth) => {
    await app.payload.jobs.queue({
      task: 'schedulePublish',
      waitUntil: new Date(Date.now() - 1_000),
      input: { type: 'publish', doc: { relationTo: 'speakers', value: pick(world.speakers, nth) } },
      overrideAccess: true,
    })
    await app.payload.jobs.run({ queue: 'default', overrideAccess: true, silent: true })
  },
}

async function read(index: number): Promise<string> {
  const { path, init } = reads[index % reads.length] as (typeof reads)[number]
  const response = await fetch(`${site.url}${path}`, init)
  return response.text()
}

async function expectNothingStale(): Promise<void> {
  for (const { path, init } of reads) {
    const [cached, origin] = [await fetch(`${site.url}${path}`, init), await site.origin(path, init)]
    const body = await cached.text()
    const sent = 'body' in (init ?? {}) ? init?.body : undefined
    expect([path, sent, cached.status, body]).toEqual([path, sent, origin.status, await origin.text()])
  }
}

test('a public answer never differs from what the database holds once the write that changed it was acknowledged', async () => {
  const write = fc.record({ step: fc.constantFrom(...Object.keys(steps)), nth: fc.nat(11) })
  const readsDuring = fc.array(fc.nat(), { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(write, readsDuring), { minLength: 1, maxLength: 5 }), async (moves) => {
      for (const [{ step, nth }, during] of moves) {
        await Promise.all([steps[step]?.(nth), ...during.map(read)])
      }
      await expectNothingStale()
    }),
    // A slow server gets through fewer runs.
    { numRuns: Number(process.env.NEVER_STALE_RUNS ?? 40), interruptAfterTimeLimit: 200_000 },
  )
}, 300_000)
