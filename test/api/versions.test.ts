import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import { bootApp, type TestApp } from '../support/app'
import { anEdition, aRoom } from '../support/fixtures'

let app: TestApp
beforeAll(async () => {
  app = await bootApp()
})
afterAll(() => app.close())

test('a document has its fifty newest versions', async () => {
  const { id } = await aRoom(app, (await anEdition(app)).id)
  const data = (capacity: number) => ({ capacity, _status: 'published' }) as const
  for (let capacity = 1; capacity <= 55; capacity += 1) {
    await app.payload.update({ collection: 'rooms', id, data: data(capacity), overrideAccess: true })
  }
  const { docs } = await app.payload.findVersions({
    collection: 'rooms',
    where: { parent: { equals: id } },
    sort: '-updatedAt',
    limit: 100,
    overrideAccess: true,
  })
  expect(docs.map(({ version }) => version.capacity)).toEqual(Array.from({ length: 50 }, (_, index) => 55 - index))
})

test('of a collection without versions none can be restored, which is not an error of the server', async () => {
  const admin = await signIn(app, 'admin')
  const slugs = app.payload.config.collections.filter(({ versions, endpoints }) => !versions && endpoints !== false)
  expect(slugs.length).toBeGreaterThan(10)
  for (const { slug } of slugs) {
    for (const as of [admin, undefined]) {
      const response = await app.fetch(`/api/${slug}/versions/${crypto.randomUUID()}`, { method: 'POST', as, json: {} })
      const { errors } = await response.json()
      expect([slug, response.status, errors[0].code]).toEqual([slug, 404, 'ROUTE_NOT_FOUND'])
    }
  }
})
