import { createLocalReq, type PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOnce } from '../../collections/shared/create-once'
import { findDocuments, findPage } from '../../collections/shared/find-documents'
import { idOf, isValidId } from '../../collections/shared/ids'
import { bootApp, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession } from '../support/fixtures'
import { wholeDatabase } from '../support/whole-database'

let app: TestApp
let req: PayloadRequest
let where: { edition: { equals: string } }

beforeAll(async () => {
  app = await bootApp()
  const { id } = await anEdition(app)
  await aRoom(app, id, { name: 'Publiée' })
  await aRoom(app, id, { name: 'Brouillon', _status: 'draft' })
  await aRoom(app, id, { name: 'Supprimée', deletedAt: new Date().toISOString() })
  where = { edition: { equals: id } }
  const data = { email: 'a@exemple.fr', password: 'Quatre-mots-au-hasard-7', name: 'A', role: 'editor' } as const
  const user = await app.payload.create({ collection: 'users', data, depth: 0, overrideAccess: true })
  req = await createLocalReq({ user, locale: 'en' }, app.payload)
})
afterAll(() => app.close())

const names = (docs: { name: string }[]) => docs.map(({ name }) => name).sort()

describe('findDocuments', () => {
  test('bypasses access control as the system', async () => {
    expect(names(await findDocuments(app.payload, 'rooms', { where, as: 'system' }))).toEqual(['Brouillon', 'Publiée'])
  })

  test('applies the access rules of the requester', async () => {
    expect(names(await findDocuments(req, 'rooms', { where, as: 'requester' }))).toEqual(['Brouillon', 'Publiée'])
  })

  test('applies the access rules of an anonymous reader, even with the request of an editor', async () => {
    for (const source of [app.payload, req]) {
      expect(names(await findDocuments(source, 'rooms', { where, as: { user: null } }))).toEqual(['Publiée'])
    }
    expect(req.user).toMatchObject({ email: 'a@exemple.fr' })
  })

  test('includes the trash on request', async () => {
    const found = await findDocuments(app.payload, 'rooms', { where, trash: true, as: 'system' })
    expect(names(found)).toEqual(['Brouillon', 'Publiée', 'Supprimée'])
  })

  test('leaves the language of the request unchanged', async () => {
    await findDocuments(req, 'rooms', { where, locale: 'all', as: 'system' })
    expect(req.locale).toBe('en')
  })

  test('returns selected fields, sorted and limited', async () => {
    const options = { where, sort: '-nameKey', limit: 1, select: { name: true }, as: 'system' } as const
    expect(await findDocuments(app.payload, 'rooms', options)).toEqual([{ id: expect.any(String), name: 'Publiée' }])
  })

  test('returns a page with its totals', async () => {
    const { docs, totalDocs } = await findPage(app.payload, 'rooms', { where, limit: 1, as: 'system' })
    expect([docs.length, totalDocs]).toEqual([1, 2])
  })
})

describe('ids', () => {
  test('are read from a relation, populated or not', () => {
    expect(['a', { id: 'a' }].map(idOf)).toEqual(['a', 'a'])
    for (const value of ['', null, undefined, {}, { id: 1 }, []]) expect(idOf(value)).toBeUndefined()
  })

  test('are valid in the format of the database', () => {
    const id = '65f0c0ffee65f0c0ffee65f0'
    const [sqlite, mongo] = ['sqlite', 'mongoose'].map((name) => ({ db: { name } }) as never)
    for (const db of [sqlite, mongo])
      expect([id, 'é', '', 'a b'].map((text) => isValidId(db as never, text))).toEqual([true, false, false, false])
    expect([sqlite, mongo].map((db) => isValidId(db as never, 'not-an-object-id'))).toEqual([true, false])
  })

  test('are of 24 hexadecimal digits in every table of both databases, and later ones are greater', async () => {
    const rows = await wholeDatabase(app.database.url)
    // Rows beside a document have numbers on SQLite. The list of migrations stays where it is.
    const isOwn = ([place]: [string, string]) => !/^(?:payload_migrations .*|_writes last|\S+ \d*)$/.test(place)
    const places = rows.filter(isOwn).map(([place]) => place)
    expect(places.length).toBeGreaterThan(10)
    for (const place of places) expect(place).toMatch(/ [0-9a-f]{24}$/)
    const created = [await aRoom(app, where.edition.equals), await aRoom(app, where.edition.equals)]
    expect(created.map(({ id }) => id)).toEqual(created.map(({ id }) => id).sort())
  })

  test('that former versions made on SQLite, UUIDs, go on meaning their documents', async (context) => {
    if (app.database.kind !== 'sqlite') context.skip()
    const [id, made] = [crypto.randomUUID(), '6dfe6861-981f-87ec-899a-8d515d3c8b03']
    const data = { name: 'Ancienne', edition: where.edition.equals, _status: 'published' }
    await app.payload.db.create({ collection: 'rooms', customID: id, data, returning: false })
    expect((await (await app.fetch(`/api/rooms/${id}`)).json()).name).toBe('Ancienne')
    await aSession(app, where.edition.equals, { room: id })
    await app.payload.update({ collection: 'rooms', id, data: { capacity: 3 }, overrideAccess: true })
    expect(
      (await findDocuments(app.payload, 'sessions', { where: { room: { equals: id } }, as: 'system' })).length,
    ).toBe(1)
    await app.payload.db.create({
      collection: 'counters',
      customID: made,
      data: { key: 'x', value: 0 },
      returning: false,
    })
    expect(await createOnce(req, 'counters', 'a key', { key: 'y', value: 0 })).toBe(made)
  })
})
