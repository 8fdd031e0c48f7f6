import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { subscribeToWrites, type WriteEvent } from '../../src/cache/write-events'
import { outsideTransactions } from '../../src/database/transaction-scope'
import { signIn } from '../support/accounts'
import type { TestApp } from '../support/app'
import { bootConflictApp, type ConflictApp } from '../support/conflict-app'
import { anEdition, aRoom } from '../support/fixtures'

let site: ConflictApp
let app: TestApp
let events: WriteEvent[] = []
let unsubscribe: () => void

beforeAll(async () => {
  site = await bootConflictApp()
  app = site.app
})
beforeEach(() => {
  events = []
  unsubscribe = subscribeToWrites((event) => events.push(event))
})
afterEach(() => unsubscribe())
afterAll(() => site.close())

const moveRoom = (id: string, edition: string, transactionID?: string) =>
  app.payload.db.updateOne({
    collection: 'rooms',
    id,
    data: { edition },
    ...(transactionID && { req: { transactionID } }),
  })

test('a write that waited for a transaction names the edition into which the transaction had moved the document', async ({
  skip,
}) => {
  if (app.payload.db.name !== 'sqlite') skip('Only on SQLite do writes wait for a transaction.')
  const [first, between, last] = [await anEdition(app), await anEdition(app), await anEdition(app)]
  const { id } = await aRoom(app, first.id)
  events = []
  const transaction = String(await app.payload.db.beginTransaction({ behavior: 'exclusive' }))
  const waiting = outsideTransactions(() => moveRoom(id, last.id))
  await moveRoom(id, between.id, transaction)
  await app.payload.db.commitTransaction(transaction)
  await waiting
  const ofRooms = events.map(({ tags }) => tags.filter((tag) => tag.startsWith('rooms@')))
  expect(ofRooms).toEqual([
    [`rooms@${first.id}`, `rooms@${between.id}`],
    [`rooms@${between.id}`, `rooms@${last.id}`],
  ])
})

test('a transaction publishes its writes as one event when it commits, and none when it is rolled back', async () => {
  const edition = await anEdition(app)
  const rooms = [await aRoom(app, edition.id), await aRoom(app, edition.id)]
  for (const [end, published] of [
    ['rollbackTransaction', 0],
    ['commitTransaction', 1],
  ] as const) {
    events = []
    const transaction = String(await app.payload.db.beginTransaction({ behavior: 'exclusive' }))
    for (const { id } of rooms) await moveRoom(id, edition.id, transaction)
    expect(events).toEqual([])
    await app.payload.db[end](transaction)
    expect(events).toHaveLength(published)
  }
  expect(events[0]?.tags).toEqual(expect.arrayContaining(rooms.map(({ id }) => `rooms#${id}`)))
})

test('a commit whose outcome stays unknown publishes any document of the collections that it wrote', async ({
  skip,
}) => {
  const { proxy } = site
  if (!proxy) return skip('Only the proxy of the tests drops connections at a commit.')
  const [editor, edition] = [await signIn(app, 'editor'), await anEdition(app)]
  const { id } = await aRoom(app, edition.id)
  events = []
  proxy.faults.dropsAtCommit = Array.from({ length: 1_000 }, () => 'untouched' as const)
  const response = await app.fetch(`/api/rooms/${id}`, { method: 'PATCH', as: editor, json: { name: 'Salle' } })
  proxy.faults.dropsAtCommit = []
  expect(response.status).toBe(503)
  expect(events).toContainEqual({ tags: [], collections: expect.arrayContaining(['rooms']) })
})

test('a transaction that commits although one of its writes failed names the whole collection of that write', async ({
  skip,
}) => {
  if (app.payload.db.name !== 'sqlite') skip('A write that fails ends a transaction of MongoDB.')
  const edition = await anEdition(app)
  const { id } = await aRoom(app, edition.id)
  events = []
  const transactionID = String(await app.payload.db.beginTransaction({ behavior: 'exclusive' }))
  const twice = { id, name: 'Salle', edition: edition.id }
  await expect(
    app.payload.db.create({ collection: 'rooms', data: twice, customID: id, req: { transactionID } }),
  ).rejects.toThrow()
  await app.payload.db.commitTransaction(transactionID)
  expect(events.map(({ collections }) => collections)).toEqual([['rooms']])
})
