import { afterAll, beforeAll, expect, test } from 'vitest'
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
