import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { aConsent, anEdition, aRoom, aSession, aSpeaker, aTestimonial, at, create, unique } from '../support/fixtures'

let app: TestApp
let editor: Session
let preview: Session
let edition: Doc

type Doc = { id: string; slug?: unknown }

beforeAll(async () => {
  app = await bootApp()
  ;[editor, preview] = [await signIn(app, 'editor'), await createApiClient(app, 'preview')]
  edition = await anEdition(app)
})
afterAll(() => app.close())

const anOrganisation = (values = {}) =>
  create(app, 'organisations', { name: unique('Réseau'), _status: 'published', ...values })
const get = (path: string, init: Parameters<TestApp['fetch']>[1] = {}) =>
  app.fetch(`/api/${path}`, { redirect: 'manual', ...init })
const patch = (path: string, json: object) => app.fetch(`/api/${path}`, { method: 'PATCH', as: editor, json })
const rename = async (path: string) => {
  const slug = unique('adresse').replaceAll(' ', '-')
  expect((await patch(path, { slug, _status: 'published' })).status).toBe(200)
  return slug
}
const refusal = async (path: string, headers = {}) => {
  const response = await get(path, { headers })
  return [response.status, (await response.json()).errors[0].code]
}
const inSession = (session: Doc, of: Doc = edition) => `sessions/by-slug/${of.slug}/${session.slug}`

describe('a document by its address', () => {
  test('is the document by its id, with the same parameters', async () => {
    const organisation = await anOrganisation()
    const speaker = await aSpeaker(app, { organisation: organisation.id })
    const session = await aSession(app, edition.id, { participants: [{ speaker: speaker.id, role: 'host' }] })
    const testimonial = await aTestimonial(app, { editions: [edition.id] })
    await aConsent(app, 'testimonials', testimonial.id)
    const documents: [string, string][] = [
      [`editions/${edition.id}`, `editions/by-slug/${edition.slug}`],
      [`sessions/${session.id}`, inSession(session)],
      [`speakers/${speaker.id}`, `speakers/by-slug/${speaker.slug}`],
      [`testimonials/${testimonial.id}`, `testimonials/by-slug/${testimonial.slug}`],
      [`organisations/${organisation.id}`, `organisations/by-slug/${organisation.slug}`],
    ]
    for (const [byId, bySlug] of documents) {
      for (const query of ['', '?depth=0', '?depth=2&locale=en', '?select[slug]=true', '?locale=all']) {
        const [one, other] = [await get(`${byId}${query}`), await get(`${bySlug}${query}`)]
        expect([other.status, await other.text()], `${bySlug}${query}`).toEqual([200, await one.text()])
      }
    }
    expect(await refusal(`${inSession(session)}?limit=2`)).toEqual([400, 'UNKNOWN_PARAMETER'])
    const joined = await get(`editions/by-slug/${edition.slug}?joins[sessions][limit]=1`)
    expect((await joined.json()).sessions.docs).toHaveLength(1)
  })

  test('is a draft with a key that may read drafts and asks for them', async () => {
    const draft = await create(app, 'speakers', { name: unique('Brouillon') })
    const path = `speakers/by-slug/${draft.slug}`
    expect(await refusal(`${path}?draft=true`)).toEqual([404, 'ADDRESS_NOT_FOUND'])
    expect((await get(`${path}?draft=true`, { as: preview })).status).toBe(200)
    expect((await get(path, { as: preview })).status).toBe(404)
  })

  test('is where a former address redirects, with its parameters', async () => {
    const [home, speaker] = [await anEdition(app), await aSpeaker(app)]
    const session = await aSession(app, home.id)
    const now = {
      edition: await rename(`editions/${home.id}`),
      session: await rename(`sessions/${session.id}`),
      speaker: await rename(`speakers/${speaker.id}`),
    }
    const moves: [string, string][] = [
      [`speakers/by-slug/${speaker.slug}`, `speakers/by-slug/${now.speaker}`],
      [inSession(session, home), `sessions/by-slug/${now.edition}/${now.session}`],
      [`editions/by-slug/${home.slug}`, `editions/by-slug/${now.edition}`],
      [`editions/by-slug/${home.slug}/programme`, `editions/by-slug/${now.edition}/programme`],
    ]
    for (const [former, current] of moves) {
      const response = await get(`${former}?depth=1&locale=en`)
      const location = `/api/${current}?depth=1&locale=en`
      expect([response.status, response.headers.get('location')]).toEqual([301, location])
      expect((await response.json()).errors).toEqual([expect.objectContaining({ code: 'ADDRESS_MOVED', location })])
      expect((await app.fetch(location)).status).toBe(200)
    }
  })

  test('is refused in the language of the reader when nothing has it', async () => {
    const french = await get('speakers/by-slug/personne', { headers: { 'accept-language': 'fr' } })
    expect((await french.json()).errors[0]).toMatchObject({ code: 'ADDRESS_NOT_FOUND' })
    for (const path of ['speakers/by-slug/Not%20a%20slug', 'editions/by-slug/nulle-part', 'sessions/by-slug/a/b']) {
      expect(await refusal(path)).toEqual([404, 'ADDRESS_NOT_FOUND'])
    }
  })
})

describe('an address that was public', () => {
  test('is gone when its document is unpublished or in the trash', async () => {
    const [organisation, session, trashed] = [
      await anOrganisation(),
      await aSession(app, edition.id),
      await aSession(app, edition.id),
    ]
    await patch(`organisations/${organisation.id}`, { _status: 'draft' })
    await patch(`sessions/${session.id}`, { _status: 'draft' })
    await patch(`sessions/${trashed.id}`, { deletedAt: new Date().toISOString() })
    for (const path of [`organisations/by-slug/${organisation.slug}`, inSession(session), inSession(trashed)]) {
      expect(await refusal(path)).toEqual([410, 'ADDRESS_GONE'])
    }
  })

  test('is gone with its edition, whether or not a session had it', async () => {
    const home = await anEdition(app)
    const session = await aSession(app, home.id)
    await patch(`editions/${home.id}`, { _status: 'draft' })
    for (const path of [
      inSession(session, home),
      `sessions/by-slug/${home.slug}/aucune`,
      `editions/by-slug/${home.slug}`,
    ]) {
      expect(await refusal(path)).toEqual([410, 'ADDRESS_GONE'])
    }
  })

  test('of a person is not distinguished from one that nobody had', async () => {
    const speaker = await aSpeaker(app)
    const testimonial = await aTestimonial(app, { editions: [edition.id] })
    const consent = await aConsent(app, 'testimonials', testimonial.id)
    const [ofSpeaker, ofTestimonial] = [`speakers/by-slug/${speaker.slug}`, `testimonials/by-slug/${testimonial.slug}`]
    expect((await get(ofTestimonial)).status).toBe(200)
    await patch(`speakers/${speaker.id}`, { _status: 'draft' })
    await patch(`consents/${consent.id}`, { withdrawnAt: new Date().toISOString() })
    const nobody = await (await get('speakers/by-slug/personne')).text()
    for (const path of [ofSpeaker, ofTestimonial]) expect(await (await get(path)).text()).toBe(nobody)
  })

  test('is not that of a document which was never public', async () => {
    const hidden = await create(app, 'editions', {
      title: unique('Cachée'),
      startsOn: '2030-05-21',
      city: 'Lyon',
      endsOn: '2030-05-21',
    })
    const on = (hour: number) => ({
      startsAt: `2030-05-21T${hour}:00:00.000Z`,
      endsAt: `2030-05-21T${hour}:30:00.000Z`,
    })
    const inHidden = await aSession(app, hidden.id, on(10))
    const draft = await create(app, 'sessions', { title: unique('Projet'), edition: edition.id })
    const early = await aSession(app, hidden.id, on(11))
    await patch(`sessions/${early.id}`, { _status: 'draft' })
    const paths = [`editions/by-slug/${hidden.slug}`, inSession(inHidden, hidden), inSession(draft)]
    for (const path of paths) expect(await refusal(path)).toEqual([404, 'ADDRESS_NOT_FOUND'])
    expect((await patch(`editions/${hidden.id}`, { _status: 'published' })).status).toBe(200)
    expect(await refusal(inSession(early, hidden))).toEqual([404, 'ADDRESS_NOT_FOUND'])
  })
})

describe('the programme of an edition by its address', () => {
  test('is by day and room, in the zone of the edition', async () => {
    const home = await anEdition(app, { endsOn: '2024-05-22', timezone: 'Europe/Paris' })
    const [small, large] = [await aRoom(app, home.id, { name: 'A' }), await aRoom(app, home.id, { name: 'B' })]
    const next = (time: string) => new Date(Date.parse(at(time)) + 86_400_000).toISOString()
    const early = await aSession(app, home.id, { startsAt: next('00:30'), endsAt: next('01:30'), room: large.id })
    const second = await aSession(app, home.id, { from: '11:00', to: '12:00', room: small.id, status: 'cancelled' })
    const first = await aSession(app, home.id, { from: '09:00', to: '10:00', room: small.id })
    const other = await aSession(app, home.id, { from: '09:00', to: '10:00', room: large.id })
    const roomless = await aSession(app, home.id, { from: '13:00', to: '14:00' })
    const response = await get(`editions/by-slug/${home.slug}/programme?depth=1`)
    const { edition: shown, days, unscheduled } = await response.json()
    expect(shown).toMatchObject({ id: home.id, slug: home.slug })
    const listed = days.map(({ date, rooms }: Day) => [
      date,
      ...rooms.map(({ room, sessions }) => [room?.name ?? null, ...sessions.map(({ id }) => id)]),
    ])
    expect(listed).toEqual([
      ['2024-05-21', ['A', first.id, second.id], ['B', other.id], [null, roomless.id]],
      ['2024-05-22', ['B', early.id]],
    ])
    expect(unscheduled).toEqual([])
    expect(days[0].rooms[0].sessions[0]).not.toHaveProperty('edition')
  })

  test('takes the parameters of its sessions', async () => {
    const home = await anEdition(app)
    await aSession(app, home.id, { title: 'Ouverture' })
    const path = `editions/by-slug/${home.slug}/programme`
    const selected = await (await get(`${path}?select[title]=true&depth=0`)).json()
    expect(selected.days[0].rooms[0].sessions[0]).toMatchObject({ title: 'Ouverture', startsAt: expect.any(String) })
    expect(selected.days[0].rooms[0].sessions[0]).not.toHaveProperty('slug')
    expect(await refusal(`${path}?select[venue]=true`)).toEqual([400, 'UNKNOWN_FIELD'])
    expect(await refusal(`${path}?limit=3`)).toEqual([400, 'UNKNOWN_PARAMETER'])
  })
})

interface Day {
  date: string
  rooms: { room: { name: string } | null; sessions: Doc[] }[]
}
