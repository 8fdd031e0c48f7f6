import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession } from '../support/fixtures'

let app: TestApp
let editor: Session
let edition: { id: string }
let room: { id: string }

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  edition = await anEdition(app)
  room = await aRoom(app, edition.id)
})
afterAll(() => app.close())

const draft = (id: string, data: object, query = '&locale=fr') =>
  app.fetch(`/api/sessions/${id}?draft=true${query}`, { method: 'PATCH', as: editor, json: data })
const autosave = (id: string, data: object) => draft(id, data, '&autosave=true&locale=fr')
const abandon = (id: string, as: Session | undefined = editor) =>
  app.fetch(`/api/sessions/${id}/abandon?locale=fr&depth=0`, { method: 'POST', as })

const read = async (id: string, isDraft: boolean) =>
  (await app.fetch(`/api/sessions/${id}?draft=${isDraft}&locale=all&depth=0`, { as: editor })).json()

const versionsOf = async (id: string) =>
  (
    await app.payload.findVersions({
      collection: 'sessions',
      where: { parent: { equals: id } },
      // As the admin sorts them.
      sort: '-createdAt',
      locale: 'fr',
      depth: 0,
      overrideAccess: true,
    })
  ).docs

test('an abandoned draft returns to the published text in every language, and nothing stays pending', async () => {
  const session = await aSession(app, edition.id, { title: 'Sur le site', room: room.id })
  await draft(session.id, { title: 'Titre essayé', capacity: 12 })
  await draft(session.id, { title: 'A title tried' }, '&locale=en')
  const answer = await abandon(session.id)
  expect(answer.status).toBe(200)
  expect((await answer.json()).doc).toMatchObject({ title: 'Sur le site', _status: 'published' })
  const newest = await read(session.id, true)
  expect(newest).toMatchObject({ title: { fr: 'Sur le site' }, room: room.id, _status: 'published' })
  expect(newest.title.en).toBeFalsy()
  expect(newest.capacity).toBeFalsy()
  expect((await read(session.id, false)).title).toEqual(newest.title)
})

test.each([
  ['saved by hand', draft],
  ['saved by itself', autosave],
])('a draft that was %s can be restored from the versions once it was abandoned', async (_, save) => {
  const session = await aSession(app, edition.id, { title: 'Sur le site' })
  await save(session.id, { title: 'Ce que j’ai écrit' })
  expect((await abandon(session.id)).status).toBe(200)
  const [, abandoned] = await versionsOf(session.id)
  expect(abandoned?.version).toMatchObject({ title: 'Ce que j’ai écrit', _status: 'draft' })
  const restored = await app.fetch(`/api/sessions/versions/${abandoned?.id}?draft=true`, { method: 'POST', as: editor })
  expect(restored.status).toBe(200)
  expect((await read(session.id, true)).title.fr).toBe('Ce que j’ai écrit')
  expect((await read(session.id, false)).title.fr).toBe('Sur le site')
})

test('what is written after an abandoned draft does not overwrite it in the versions', async () => {
  const session = await aSession(app, edition.id, { title: 'Sur le site' })
  await autosave(session.id, { title: 'Premier essai' })
  await abandon(session.id)
  await autosave(session.id, { title: 'Second essai' })
  const titles = (await versionsOf(session.id)).map(({ version }) => version.title)
  expect(titles).toEqual(['Second essai', 'Sur le site', 'Premier essai', 'Sur le site'])
})

test('a draft can be abandoned although the version that is on the site was removed as too old', async () => {
  const session = await aSession(app, edition.id, { title: 'Sur le site' })
  await draft(session.id, { title: 'Titre essayé' })
  await app.payload.db.deleteVersions({
    collection: 'sessions',
    where: { and: [{ parent: { equals: session.id } }, { 'version._status': { equals: 'published' } }] },
  })
  expect((await abandon(session.id)).status).toBe(200)
  expect(await read(session.id, true)).toMatchObject({ title: { fr: 'Sur le site' }, _status: 'published' })
})

test('nothing is written when nothing is pending', async () => {
  const session = await aSession(app, edition.id)
  const before = await versionsOf(session.id)
  expect((await abandon(session.id)).status).toBe(200)
  expect(await versionsOf(session.id)).toEqual(before)
})

test('a document that was never published has no text to return to', async () => {
  const session = await aSession(app, edition.id, { _status: 'draft' })
  const answer = await abandon(session.id)
  expect(answer.status).toBe(409)
  expect((await answer.json()).errors[0].code).toBe('NOT_PUBLISHED')
})

test('only those who may publish abandon a draft', async () => {
  const session = await aSession(app, edition.id, { title: 'Sur le site' })
  await draft(session.id, { title: 'Titre essayé' })
  const contributor = await signIn(app, 'contributor', [edition.id])
  expect((await abandon(session.id, contributor)).status).toBe(403)
  const anonymous = await app.fetch(`/api/sessions/${session.id}/abandon`, { method: 'POST' })
  expect(anonymous.status).toBe(403)
  expect((await read(session.id, true)).title.fr).toBe('Titre essayé')
})
