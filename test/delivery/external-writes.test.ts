import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { subscribeToWrites, type WriteEvent } from '../../src/cache/write-events'
import { WriteCounter } from '../../src/delivery/invalidation/write-counter'
import { bootApp, type TestApp } from '../support/app'
import { aSpeaker } from '../support/fixtures'
import { median } from '../support/median'
import { hasChangeStreams, withMongo } from '../support/mongo'
import { executeSql } from '../support/sqlite-client'
import { until } from '../support/wait-until'

let app: TestApp
let received: WriteEvent[] = []

beforeAll(async () => {
  app = await bootApp()
  subscribeToWrites((write) => received.push(write))
})
beforeEach(async () => {
  // Writes of the test before have been noticed.
  await wait(600)
  received = []
})
afterAll(() => app.close())

const remote = () => received.filter(({ isRemote }) => isRemote)

/** Writes as a script would, on a connection of its own. */
async function writeElsewhere(id: string, name: string): Promise<void> {
  const { kind, url } = app.database
  if (kind === 'sqlite') return executeSql(url, 'UPDATE speakers SET name = ? WHERE id = ?', [name, id])
  await withMongo(url, async (connection) => {
    const script = new WriteCounter(connection, () => undefined)
    script.increment()
    await script.settled()
  })
}

test('a write of this process is not taken for one of another process', async () => {
  const { id } = await aSpeaker(app)
  for (const name of ['Un', 'Deux', 'Trois']) {
    await app.payload.update({ collection: 'speakers', id, data: { name }, overrideAccess: true })
    await wait(300)
  }
  expect(received.length).toBeGreaterThan(3)
  expect(remote()).toEqual([])
})

test('a write of another process is published within a second, each time, as remote and of everything', async () => {
  const { id } = await aSpeaker(app)
  const times: number[] = []
  for (const time of [1, 2, 3]) {
    await writeElsewhere(id, `Nom ${time}`)
    times.push(await until(() => remote().length === time))
  }
  expect(median(times)).toBeLessThan(1_000)
  expect(remote()[0]).toEqual({ tags: [], collections: [], everything: true, isRemote: true })
})

test('a write of a program that publishes nothing is noticed within a second too', async (context) => {
  const { kind, url } = app.database
  if (kind === 'mongodb' && !(await hasChangeStreams(url))) {
    console.warn('SKIPPED: writes without an event — this MongoDB is not a replica set.')
    return context.skip()
  }
  const { id } = await aSpeaker(app)
  await wait(600)
  received = []
  const write = (name: string) =>
    kind === 'sqlite'
      ? executeSql(url, 'UPDATE speakers SET name = ? WHERE id = ?', [name, id])
      : withMongo(url, async ({ db }) => void (await db?.collection('speakers').updateOne({}, { $set: { name } })))
  const times: number[] = []
  for (const time of [1, 2, 3]) {
    await write(`Nom ${time}`)
    times.push(await until(() => remote().length === time))
  }
  expect(median(times)).toBeLessThan(1_000)
  // Writes of this process in between are not remote.
  await aSpeaker(app)
  await app.payload.delete({ collection: 'speakers', id, overrideAccess: true })
  await wait(1_000)
  expect(remote()).toHaveLength(3)
})

test('a write of another process between two of this process is not missed', async () => {
  const { id } = await aSpeaker(app)
  await writeElsewhere(id, 'Trois')
  await app.payload.update({ collection: 'speakers', id, data: { name: 'Quatre' }, overrideAccess: true })
  await until(() => remote().length === 1)
})
