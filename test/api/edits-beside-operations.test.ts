import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, at } from '../support/fixtures'

type Values = Record<string, unknown>

let app: TestApp
let claire: Session
let lea: Session
let edition: { id: string }
let id: string
let form: Values

beforeAll(async () => {
  app = await bootApp()
  ;[claire, lea] = await Promise.all([signIn(app, 'editor'), signIn(app, 'editor')])
})
afterAll(() => app.close())
beforeEach(async () => {
  edition = await anEdition(app)
  const room = await aRoom(app, edition.id)
  id = (await aSession(app, edition.id, { title: 'Ouverture', capacity: 41, room: room.id })).id
  const { title, capacity, startsAt, endsAt, status } = await newest()
  form = { title, capacity, startsAt, endsAt, status }
})

const query = 'draft=true&depth=0&fallback-locale=null&locale=fr'

async function newest(): Promise<Values> {
  return (await app.fetch(`/api/sessions/${id}?${query}`, { as: claire })).json()
}

/** Saves the form that was opened before, with one changed field. */
async function saveForm(change: Values): Promise<Values> {
  const json = { ...form, ...change, _status: 'draft', _base: { values: form } }
  const response = await app.fetch(`/api/sessions/${id}?autosave=true&${query}`, { method: 'PATCH', as: claire, json })
  expect(response.status).toBe(200)
  return (await response.json()).doc
}

test('a change of many sessions at once keeps what a form has typed, and the form does not undo it', async () => {
  await saveForm({ title: 'Ouverture en fanfare' })
  const where = `where[edition][equals]=${edition.id}`
  const bulk = await app.fetch(`/api/sessions?${where}&draft=true`, {
    method: 'PATCH',
    as: lea,
    json: { capacity: 90 },
  })
  expect(bulk.status).toBe(200)
  expect(await newest()).toMatchObject({ title: 'Ouverture en fanfare', capacity: 90 })
  form.title = 'Ouverture en fanfare'
  expect(await saveForm({ title: 'Ouverture en musique' })).toMatchObject({
    title: 'Ouverture en musique',
    capacity: 90,
  })
})

test('an import keeps what a form has typed, and the form does not undo it', async () => {
  await saveForm({ title: 'Ouverture en fanfare' })
  const body = new FormData()
  const { number } = await newest()
  const table = [`Numéro;Titre;Places`, `${String(number)};Ouverture en fanfare;120`].join('\r\n')
  body.append('file', new File([table], 'programme.csv'))
  body.append('apply', 'true')
  const imported = await app.fetch(`/api/programme/${edition.id}/import`, { method: 'POST', as: lea, body })
  expect(imported.status).toBeLessThan(300)
  expect(await newest()).toMatchObject({ title: 'Ouverture en fanfare', capacity: 120, startsAt: at('09:00') })
  form.title = 'Ouverture en fanfare'
  expect(await saveForm({ title: 'Ouverture en musique' })).toMatchObject({
    title: 'Ouverture en musique',
    capacity: 120,
  })
})

test('a release publishes what a form has saved, and the form goes on as a draft with one field changed', async () => {
  await saveForm({ title: 'Ouverture en fanfare' })
  const released = await app.fetch(`/api/programme/${edition.id}/release`, { method: 'POST', as: lea })
  expect(released.status).toBeLessThan(300)
  expect(await newest()).toMatchObject({ title: 'Ouverture en fanfare', _status: 'published' })
  form.title = 'Ouverture en fanfare'
  expect(await saveForm({})).toMatchObject({ _status: 'published' })
  expect(await saveForm({ capacity: 12 })).toMatchObject({
    title: 'Ouverture en fanfare',
    capacity: 12,
    _status: 'draft',
  })
})

test('a restored version is not undone by a form that was open before', async () => {
  const { docs } = await app.payload.findVersions({
    collection: 'sessions',
    where: { parent: { equals: id } },
    overrideAccess: true,
  })
  await saveForm({ title: 'Ouverture en fanfare' })
  const restored = await app.fetch(`/api/sessions/versions/${docs[0]?.id}`, { method: 'POST', as: lea })
  expect(restored.status).toBe(200)
  form.title = 'Ouverture en fanfare'
  expect(await saveForm({ capacity: 12 })).toMatchObject({ title: 'Ouverture', capacity: 12 })
})

test('a restored release is not undone by a form that was open before', async () => {
  const release = (path: string) => app.fetch(`/api/programme/${edition.id}/${path}`, { method: 'POST', as: lea })
  await saveForm({ capacity: 42 })
  expect((await release('release')).status).toBe(201)
  form.capacity = 42
  await saveForm({ title: 'Ouverture en fanfare' })
  expect((await release('release')).status).toBe(201)
  form.title = 'Ouverture en fanfare'
  expect((await release('releases/1/restore')).status).toBe(201)
  expect(await newest()).toMatchObject({ title: 'Ouverture', _status: 'published' })
  expect(await saveForm({ capacity: 12 })).toMatchObject({ title: 'Ouverture', capacity: 12, _status: 'draft' })
})

test('a duplicate has what a form has saved, and the form goes on without it', async () => {
  await saveForm({ title: 'Ouverture en fanfare' })
  const duplicate = await app.fetch(`/api/sessions/${id}/duplicate?draft=true`, { method: 'POST', as: lea, json: {} })
  const copy = (await duplicate.json()).doc
  const copied = { title: expect.stringContaining('Ouverture en fanfare'), capacity: 41 }
  expect(copy).toMatchObject(copied)
  form.title = 'Ouverture en fanfare'
  expect(await saveForm({ capacity: 12 })).toMatchObject({ id, title: 'Ouverture en fanfare', capacity: 12 })
  const after = await app.fetch(`/api/sessions/${copy.id}?${query}`, { as: lea })
  expect(await after.json()).toMatchObject(copied)
})
