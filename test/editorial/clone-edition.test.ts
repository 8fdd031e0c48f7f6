import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wallTimeIn } from '../../src/domain/zone'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { countTurns } from '../support/event-loop-turns'
import { aConsent, anEdition, aRoom, aSession, aSpeaker, aTestimonial, create, unique } from '../support/fixtures'
import { plainSpaces } from '../support/plain-spaces'

let app: TestApp
let editor: Session
let source: string
let organisation: string

// The number of sessions on each day, without the one that has every field.
const PER_DAY = 6
const ALL = 2 * PER_DAY + 1

const days = { startsOn: '2025-05-13', endsOn: '2025-05-14', city: 'Toulouse' }
const slot = (day: string, from: string, to: string) => ({ startsAt: `${day}T${from}Z`, endsAt: `${day}T${to}Z` })

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  const edition = await anEdition(app, { ...days, title: unique('Assises 2025') })
  source = edition.id
  organisation = (await create(app, 'organisations', { name: unique('Asso'), _status: 'published' })).id
  await app.payload.update({
    collection: 'editions',
    id: source,
    data: {
      partners: [{ organisation, role: 'sponsor' }],
      openingHours: [
        { day: '2025-05-13', opensAt: '08:30', closesAt: '18:00' },
        { day: '2025-05-14', opensAt: '09:00', closesAt: '17:00' },
      ],
      registrationUrl: 'https://exemple.fr/inscription',
      venue: { name: 'La Cité', accessInfo: 'Métro B' },
    },
    overrideAccess: true,
  })
  await app.payload.update({
    collection: 'editions',
    id: source,
    locale: 'en',
    data: { title: 'Assises 2025 in English', venue: { accessInfo: 'Metro line B' } },
    overrideAccess: true,
  })
  const [room, speaker] = [await aRoom(app, source, { capacity: 80 }), await aSpeaker(app)]
  for (let number = 0; number < PER_DAY; number += 1) {
    for (const day of ['2025-05-13', '2025-05-14']) {
      const [from, to] = [`${String(6 + Math.floor(number / 4)).padStart(2, '0')}:${(number % 4) * 15 || '00'}`, 10]
      await aSession(app, source, {
        title: unique('Session'),
        startsAt: `${day}T${from}:00Z`,
        endsAt: new Date(new Date(`${day}T${from}:00Z`).getTime() + to * 60_000).toISOString(),
        room: room.id,
        status: number === 0 ? 'cancelled' : 'scheduled',
      })
    }
  }
  const talk = await aSession(app, source, {
    title: 'Osons le numérique',
    ...slot('2025-05-13', '16:00', '17:00'),
    room: room.id,
    accessibility: ['lsf'],
    registrationUrl: 'https://exemple.fr/place',
    participants: [{ speaker: speaker.id, role: 'keynote' }],
    recording: {
      url: 'https://exemple.fr/v.mp4',
      captionsUrl: 'https://exemple.fr/v.vtt',
      transcript: 'Tout ce qui est dit.',
    },
  })
  await app.payload.update({
    collection: 'sessions',
    id: talk.id,
    locale: 'en',
    data: { title: 'Dare to go digital', recording: { transcript: 'All that is said.' } },
    overrideAccess: true,
  })
  await aSession(app, source, { ...slot('2025-05-13', '05:00', '05:30'), deletedAt: new Date().toISOString() })
  const testimonial = await aTestimonial(app, { editions: [source] })
  await aConsent(app, 'testimonials', testimonial.id)
})
afterAll(() => app.close())

const order = { startsOn: '2026-12-03', endsOn: '2026-12-04', city: 'Nîmes' }
const copy = (json: object, as: Session | undefined = editor, id = source) =>
  app.fetch(`/api/programme/${id}/copy`, { method: 'POST', as, headers: { 'accept-language': 'fr' }, json })

async function everything(collection: 'sessions' | 'rooms' | 'testimonials', where: object, locale = 'fr') {
  const { docs } = await app.payload.find({
    collection,
    where: where as never,
    locale: locale as 'fr',
    fallbackLocale: false,
    draft: true,
    trash: true,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs as unknown as Record<string, unknown>[]
}

describe('the plan of a new edition', () => {
  test('lists what is copied, moved and left out, and writes nothing', async () => {
    const before = await app.payload.count({ collection: 'editions', overrideAccess: true })
    const response = await copy({ ...order, plan: true })
    expect(response.status).toBe(200)
    const { plan } = await response.json()
    expect(plan.counts).toEqual({ sessions: ALL, toPlace: 0, rooms: 1, partners: 0 })
    expect(plan.edition).toMatchObject({ id: null, city: 'Nîmes', startsOn: '2026-12-03' })
    expect(plan.edition.title).toMatch(/^Assises 2026/)
    expect(plan.shifted.map(plainSpaces)).toContain(
      `Le mar. 13 mai 2025 devient le jeu. 3 déc. 2026 : ${PER_DAY + 1} sessions, aux mêmes heures.`,
    )
    expect(plan.leftOut.join(' ')).toMatch(/Témoignages, accords, enregistrements, adresses d’inscription/)
    expect(plan.warnings.map(plainSpaces).join(' ')).toContain('La ville change')
    expect(await app.payload.count({ collection: 'editions', overrideAccess: true })).toEqual(before)
  })

  test('warns about the sessions of a day without a corresponding day', async () => {
    const { plan } = await (await copy({ ...order, endsOn: '2026-12-03', plan: true })).json()
    expect(plan.counts).toMatchObject({ sessions: ALL, toPlace: PER_DAY })
    expect(plan.warnings.map(plainSpaces)).toContain(
      `Le mer. 14 mai 2025 n’a pas de jour correspondant : ${PER_DAY} sessions à placer, sans horaire.`,
    )
  })
})

describe('a new edition', () => {
  let edition: string

  test('is created as drafts, at the same clock times', async () => {
    const [response, turns] = await countTurns(() => copy({ ...order, partners: true }))
    expect(turns).toBeGreaterThan(ALL)
    expect(response.status).toBe(201)
    const answer = await response.json()
    expect(answer.created).toEqual({ rooms: 1, sessions: ALL })
    edition = answer.edition.id
    const written = await app.payload.findByID({
      collection: 'editions',
      id: edition,
      draft: true,
      depth: 0,
      overrideAccess: true,
    })
    expect(written).toMatchObject({
      _status: 'draft',
      slug: 'nimes-2026',
      city: 'Nîmes',
      timezone: 'Europe/Paris',
      partners: [{ organisation, role: 'sponsor' }],
      openingHours: [{ day: '2026-12-03' }, { day: '2026-12-04' }],
    })
    expect(written.registrationUrl ?? null).toBeNull()
    const sessions = await everything('sessions', { edition: { equals: edition } })
    expect(sessions).toHaveLength(ALL)
    expect(new Set(sessions.map(({ _status, status }) => `${_status} ${status}`))).toEqual(new Set(['draft scheduled']))
    expect(new Set(sessions.map(({ number }) => number))).toEqual(
      new Set(Array.from({ length: ALL }, (_, at) => at + 1)),
    )
    const talk = sessions.find(({ title }) => title === 'Osons le numérique')
    const [room] = await everything('rooms', { edition: { equals: edition } })
    expect(talk).toMatchObject({ accessibility: ['lsf'], room: room?.id, participants: [] })
    expect(wallTimeIn(String(talk?.startsAt), 'Europe/Paris')).toBe('2026-12-03T18:00')
    expect(JSON.stringify(talk)).not.toMatch(/exemple\.fr|Tout ce qui est dit/)
    const [english] = await everything('sessions', { id: { equals: talk?.id } }, 'en')
    expect(english?.title).toBe('Dare to go digital')
    expect(await everything('testimonials', { editions: { equals: edition } })).toEqual([])
  })

  test('is completed by a second order, without duplicates', async () => {
    const [lost, ...others] = await everything('sessions', { edition: { equals: edition } })
    await app.payload.delete({ collection: 'sessions', id: String(lost?.id), overrideAccess: true })
    await app.payload.update({
      collection: 'sessions',
      id: String(others[0]?.id),
      data: { title: 'Renommée depuis' },
      draft: true,
      overrideAccess: true,
    })
    const talk = others.find(({ title }) => title === 'Osons le numérique')
    await app.payload.update({
      collection: 'sessions',
      id: String(talk?.id),
      locale: 'en',
      data: { title: null as never },
      draft: true,
      overrideAccess: true,
    })
    const [again, atOnce] = await Promise.all([copy(order), copy(order)])
    expect([again.status, atOnce.status]).toEqual([200, 200])
    const answers = [await again.json(), await atOnce.json()]
    expect(answers.map(({ created }) => created.sessions).sort()).toEqual([0, 1])
    expect(answers[0].edition.id).toBe(edition)
    const sessions = await everything('sessions', { edition: { equals: edition } })
    expect(sessions).toHaveLength(ALL)
    expect(sessions.some(({ title }) => title === 'Renommée depuis')).toBe(true)
    expect(await everything('rooms', { edition: { equals: edition } })).toHaveLength(1)
    const [english] = await everything('sessions', { id: { equals: talk?.id } }, 'en')
    expect(english?.title).toBe('Dare to go digital')
  })

  test('is a separate one in another city, and the plan warns about the first', async () => {
    const elsewhere = { ...order, city: 'Sète' }
    const { plan } = await (await copy({ ...elsewhere, plan: true })).json()
    expect(plan.edition.id).toBeNull()
    expect(plan.warnings.map(plainSpaces)).toContain(
      'Une autre édition faite à partir de celle-ci commence déjà ce jour-là, à Nîmes. Pour la compléter, indiquez cette ville.',
    )
    const { plan: again } = await (await copy({ ...order, city: 'nimes', plan: true })).json()
    expect(again.edition).toMatchObject({ id: edition, city: 'Nîmes' })
  })

  test('has the sessions of a day without a corresponding day, without a time, and the participants on request', async () => {
    const shorter = { startsOn: '2027-03-04', city: 'Toulouse', participants: true, slug: 'toulouse-de-nouveau' }
    const answer = await (await copy(shorter)).json()
    const sessions = await everything('sessions', { edition: { equals: answer.edition.id } })
    expect(sessions).toHaveLength(ALL)
    expect(sessions.filter(({ startsAt }) => !startsAt)).toHaveLength(PER_DAY)
    const talk = sessions.find(({ title }) => title === 'Osons le numérique')
    expect(talk?.participants).toMatchObject([{ role: 'keynote' }])
    const { venue } = await app.payload.findByID({
      collection: 'editions',
      id: answer.edition.id,
      draft: true,
      depth: 0,
      locale: 'all' as 'fr',
      overrideAccess: true,
    })
    expect(venue).toMatchObject({ name: 'La Cité', accessInfo: { fr: 'Métro B', en: 'Metro line B' } })
  })

  test('answers its progress as NDJSON on request', async () => {
    const response = await app.fetch(`/api/programme/${source}/copy`, {
      method: 'POST',
      as: editor,
      headers: { accept: 'application/x-ndjson' },
      json: order,
    })
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.at(-2)).toEqual({ done: ALL + 2, total: ALL + 2 })
    expect(lines.at(-1)).toMatchObject({ status: 200, body: { created: { sessions: 0 } } })
  })
})

describe('an order', () => {
  test('is refused field by field, in French', async () => {
    const response = await copy({ startsOn: '2026-02-30', endsOn: '2026-01-01', city: ' ', slug: 'Été 26' })
    expect(response.status).toBe(400)
    const { errors } = await response.json()
    expect(errors.map(({ path }: { path: string }) => path)).toEqual(['startsOn', 'city', 'slug'])
    expect(errors[0].message).toBe('Indiquez le premier jour de la nouvelle édition.')
    const taken = await copy({ ...order, startsOn: '2030-01-02', endsOn: '2030-01-02', slug: 'nimes-2026' })
    expect((await taken.json()).errors[0]).toMatchObject({ path: 'slug' })
  })

  test('is refused to those who may not publish', async () => {
    const contributor = await signIn(app, 'contributor', [source])
    expect((await copy({ ...order, plan: true }, contributor)).status).toBe(403)
    const anonymous = await app.fetch(`/api/programme/${source}/copy`, { method: 'POST', json: order })
    expect(anonymous.status).toBe(401)
    expect((await copy(order, editor, crypto.randomUUID())).status).toBe(404)
  })
})
