import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nameEditions } from '../../src/boot/name-editions'
import { createApiClient, signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { anEdition } from '../support/fixtures'
import { withMongo } from '../support/mongo'

let app: TestApp
let editor: Session

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
})
afterAll(() => app.close())

const read = async (path: string, as?: Session) => (await app.fetch(path, { as })).json()

describe('the short name of an edition', () => {
  test('is its year and its city, and follows them', async () => {
    const { id } = await anEdition(app, { startsOn: '2031-06-10', endsOn: '2031-06-10', city: 'Évry' })
    expect(await read(`/api/editions/${id}`, editor)).toMatchObject({ shortName: '2031 · Évry' })
    const json = { city: 'Nîmes' }
    await app.fetch(`/api/editions/${id}?draft=true`, { method: 'PATCH', as: editor, json })
    expect(await read(`/api/editions/${id}?draft=true`, editor)).toMatchObject({ shortName: '2031 · Nîmes' })
    expect(await read(`/api/editions/${id}?locale=en`, editor)).toMatchObject({ shortName: '2031 · Évry' })
  })

  test('cannot be written', async () => {
    const { id } = await anEdition(app)
    const json = { shortName: 'Autre', shortNameKey: 'autre' }
    await app.fetch(`/api/editions/${id}`, { method: 'PATCH', as: editor, json })
    expect(await read(`/api/editions/${id}`, editor)).toMatchObject({ shortName: '2024 · Montpellier' })
  })

  test('is searched without accents, and sorted', async () => {
    const days = { startsOn: '2033-06-10', endsOn: '2033-06-10' }
    for (const city of ['Orléans', 'Évreux', 'Albi']) await anEdition(app, { ...days, city })
    const names = async (query: string) =>
      (await read(`/api/editions?limit=50&depth=0&${query}`, editor)).docs.map(
        (doc: { shortName: string }) => doc.shortName,
      )
    expect(await names('where[shortName][like]=evreux')).toEqual(['2033 · Évreux'])
    expect(await names('where[shortName][like]=2033&sort=shortName')).toEqual([
      '2033 · Albi',
      '2033 · Évreux',
      '2033 · Orléans',
    ])
  })

  test('is for the staff: others cannot read it, nor filter and sort by it', async () => {
    const { id } = await anEdition(app)
    const client = await createApiClient(app, 'preview')
    for (const reader of [undefined, client]) {
      const shown = await read(`/api/editions/${id}`, reader)
      expect([shown.id, shown.shortName, shown.shortNameKey]).toEqual([id, undefined, undefined])
      for (const query of ['where[shortName][like]=2024', 'where[shortNameKey][like]=2024', 'sort=shortName']) {
        expect((await app.fetch(`/api/editions?${query}`, { as: reader })).status, query).toBe(400)
      }
      const refusal = await app.fetch('/api/editions?where[shortName][like]=2024', { as: reader })
      expect(await refusal.text()).toMatch(/: shortName"/)
    }
    const contributor = await signIn(app, 'contributor', [id])
    expect(await read(`/api/editions/${id}`, contributor)).toMatchObject({ shortName: '2024 · Montpellier' })
  })

  test('is given to the editions and the versions of a MongoDB database from before', async (context) => {
    const { kind, url } = app.database
    if (kind !== 'mongodb') return context.skip()
    const { id } = await anEdition(app, { startsOn: '2035-06-10', endsOn: '2035-06-10', city: 'Sète' })
    await withMongo(url, async (connection) => {
      await connection.collection('editions').updateMany({}, { $unset: { shortName: 1, shortNameKey: 1 } })
      await connection.collection('_editions_versions').updateMany({}, { $unset: { 'version.shortName': 1 } })
    })
    await nameEditions(app.payload)
    for (const draft of [false, true]) {
      expect(await read(`/api/editions/${id}?draft=${draft}`, editor)).toMatchObject({ shortName: '2035 · Sète' })
    }
  })
})
