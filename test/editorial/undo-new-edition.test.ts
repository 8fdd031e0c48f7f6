import type { CollectionSlug } from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recoverAbandoned } from '../../src/editorial/exclusive/recovery'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, create, unique } from '../support/fixtures'
import { plainSpaces } from '../support/plain-spaces'

let app: TestApp
let editor: Session
let source: string
let copy: string

const order = { startsOn: '2026-05-21', endsOn: '2026-05-21', city: 'Nîmes', partners: false, participants: false }
const programme = ['editions', 'rooms', 'sessions'] as const

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

beforeEach(async () => {
  const edition = await anEdition(app, { title: unique('Assises') })
  source = edition.id
  await write('editions', source, { title: 'Assises in English' }, 'en')
  const room = await aRoom(app, source)
  for (const title of ['Ouverture', 'Clôture']) {
    const session = await aSession(app, source, {
      title,
      room: room.id,
      startsAt: null,
      endsAt: null,
      _status: 'draft',
    })
    await write('sessions', session.id, { title: `${title} in English` }, 'en')
  }
  const response = await post(`${source}/copy`, order)
  expect(response.status).toBe(201)
  copy = (await response.json()).edition.id
})
afterEach(() => app.payload.db.deleteMany({ collection: 'leases', where: {} }))

const post = (path: string, json: object = {}, as = editor) =>
  app.fetch(`/api/programme/${path}`, { method: 'POST', as, json })
const undo = (as = editor) => post(`${copy}/copy/undo`, {}, as)

const write = (collection: CollectionSlug, id: string, data: object, locale?: 'en') =>
  app.payload.update({ collection, id, data, locale, draft: true, overrideAccess: true } as never)

/** The ids of all documents of the new edition, in the trash included, and of all their versions. */
async function left(): Promise<string[]> {
  const found: string[] = []
  for (const collection of programme) {
    const [field, version] = collection === 'editions' ? ['id', 'parent'] : ['edition', 'version.edition']
    const { docs } = await app.payload.db.find({ collection, where: { [field ?? '']: { equals: copy } }, limit: 0 })
    const versions = await app.payload.db.findVersions({
      collection,
      where: { [version ?? '']: { equals: copy } },
      limit: 0,
    })
    found.push(...docs.map(({ id }) => `${collection} ${id}`), ...versions.docs.map(({ id }) => `version ${id}`))
  }
  return found
}

const oneOf = async (collection: 'rooms' | 'sessions', where = {}) =>
  (
    await app.payload.find({
      collection,
      where: { and: [{ edition: { equals: copy } }, where] },
      draft: true,
      limit: 1,
      overrideAccess: true,
    })
  ).docs[0] as { id: string; title?: string; name?: string }

async function refusal(): Promise<string> {
  const before = await left()
  const response = await undo()
  expect(response.status).toBe(409)
  expect(await left()).toEqual(before)
  const [{ message }] = (await response.json()).errors
  return plainSpaces(message)
}

describe('a new edition', () => {
  test('is undone: everything that was created with it is deleted, and nothing else', async () => {
    expect((await left()).length).toBeGreaterThan(6)
    const response = await undo()
    expect(await response.json()).toEqual({ edition: { id: copy, state: 'undone' }, deleted: 4 })
    expect(await left()).toEqual([])
    const { totalDocs } = await app.payload.count({
      collection: 'sessions',
      where: { edition: { equals: source } },
      overrideAccess: true,
    })
    expect(totalDocs).toBe(2)
    expect((await undo()).status).toBe(409)
    expect((await post(`${source}/copy`, order)).status).toBe(201)
  })

  test('that an order has completed is undone too', async () => {
    const session = await aSession(app, source, { title: 'Ajoutée', startsAt: null, endsAt: null, _status: 'draft' })
    expect((await post(`${source}/copy`, order)).status).toBe(200)
    expect((await (await undo()).json()).deleted).toBe(5)
    expect(await left()).toEqual([])
    expect(session.id).toBeTruthy()
  })

  test.each([
    [
      'a session that was changed',
      async () => write('sessions', (await oneOf('sessions', { title: { equals: 'Ouverture' } })).id, { capacity: 12 }),
      /« Ouverture » a été modifié depuis/,
    ],
    [
      'a room that was changed',
      async () => write('rooms', (await oneOf('rooms')).id, { capacity: 12 }),
      /a été modifié depuis/,
    ],
    ['the edition that was changed', () => write('editions', copy, { region: 'Occitanie' }), /a été modifié depuis/],
    [
      'a session in the trash',
      async () => write('sessions', (await oneOf('sessions')).id, { deletedAt: new Date().toISOString() }),
      /a été modifié depuis/,
    ],
    [
      'a room that was published',
      async () =>
        app.payload.update({
          collection: 'rooms',
          id: (await oneOf('rooms')).id,
          data: { _status: 'published' },
          overrideAccess: true,
        }),
      /a été publié depuis/,
    ],
    [
      'a session that was added',
      () => create(app, 'sessions', { title: 'Nouvelle', edition: copy, format: 'panel' }),
      /« Nouvelle » y a été ajouté/,
    ],
    [
      'a commitment that was added',
      () => create(app, 'commitments', { what: 'Former', edition: copy }),
      /« Former » y a été ajouté/,
    ],
    [
      'a testimonial',
      () => create(app, 'testimonials', { name: 'Amina', editions: [copy] }),
      /« Amina » y est rattaché/,
    ],
  ])('is not undone while it has %s, which the message names', async (_name, change, message) => {
    await change()
    expect(await refusal()).toMatch(message)
  })

  test('is undone by those who publish only, and only when it was made from another one', async () => {
    const contributor = await signIn(app, 'contributor', [copy])
    expect((await undo(contributor)).status).toBe(403)
    expect((await post(`${source}/copy/undo`)).status).toBe(404)
  })
})

describe('an undo whose process died', () => {
  const record = async () =>
    (
      await app.payload.find({
        collection: 'edition-copies',
        where: { edition: { equals: copy } },
        overrideAccess: true,
      })
    ).docs[0]

  test('is finished at the next start', async () => {
    await app.payload.db.updateOne({
      collection: 'edition-copies',
      id: String((await record())?.id),
      data: { state: 'undoing' },
    })
    await app.payload.delete({ collection: 'sessions', id: (await oneOf('sessions')).id, overrideAccess: true })
    expect(await recoverAbandoned(app.payload)).toBe(true)
    expect(await left()).toEqual([])
    expect((await record())?.state).toBe('undone')
  })

  test('leaves what somebody has added meanwhile, and its edition', async () => {
    await app.payload.db.updateOne({
      collection: 'edition-copies',
      id: String((await record())?.id),
      data: { state: 'undoing' },
    })
    await create(app, 'sessions', { title: 'Nouvelle', edition: copy, format: 'panel' })
    await recoverAbandoned(app.payload)
    expect((await oneOf('sessions')).title).toBe('Nouvelle')
    expect((await left()).some((id) => id.startsWith('editions'))).toBe(true)
    expect((await record())?.state).toBe('undone')
  })
})
