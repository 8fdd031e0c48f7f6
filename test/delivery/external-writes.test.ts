import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { subscribeToWrites, type WriteEvent } from '../../src/cache/write-events'
import { WriteCounter } from '../../src/delivery/invalidation/write-counter'
import { bootApp, type TestApp } from '../support/app'
import { aSpeaker } from '../support/fixtures'
import { tellsOfChanges, withMongo } from '../support/mongo'
import { writeToFile } from '../support/sqlite-client'
import { until, usual } from '../support/until'

let app: TestApp
let heard: WriteEvent[] = []

beforeAll(async () => {
  app = await bootApp()
  subscribeToWrites((write) => heard.push(write))
})
beforeEach(async () => {
  // What another test wrote has been looked at.
  await wait(600)
  heard = []
})
afterAll(() => app.close())

const foreign = () => heard.filter(({ isRemote }) => isRemote)

/** Writes as a script does, which is another process or as good as one: a connection of its own. */
async function writeElsewhere(id: string, name: string): Promise<void> {
  const { kind, url } = app.database
  if (kind === 'sqlite') return writeToFile(url, 'UPDATE speakers SET name = ? WHERE id = ?', [name, id])
  await withMongo(url, async (connection) => {
    const script = new WriteCounter(connection, () => undefined)
    script.increment()
    await script.settled()
  })
}

test('what this process writes is not taken for the work of another', async () => {
  const { id } = await aSpeaker(app)
  for (const name of ['Un', 'Deux', 'Trois']) {
    await app.payload.update({ collection: 'speakers', id, data: { name }, overrideAccess: true })
    await wait(300)
  }
  expect(heard.length).toBeGreaterThan(3)
  expect(foreign()).toEqual([])
})

test('what another writes is announced within a second, each time, as anything and as not ours', async () => {
  const { id } = await aSpeaker(app)
  const times: number[] = []
  for (const time of [1, 2, 3]) {
    await writeElsewhere(id, `Nom ${time}`)
    times.push(await until(() => foreign().length === time))
  }
  expect(usual(times)).toBeLessThan(1_000)
  expect(foreign()[0]).toEqual({ tags: [], collections: [], everything: true, isRemote: true })
})

test('what a program writes that announces nothing is noticed within a second too', async (context) => {
  const { kind, url } = app.database
  if (kind === 'mongodb' && !(await tellsOfChanges(url))) {
    console.warn('SKIPPED: changes that nobody announces — this MongoDB is no replica set.')
    return context.skip()
  }
  const { id } = await aSpeaker(app)
  await wait(600)
  heard = []
  const write = (name: string) =>
    kind === 'sqlite'
      ? writeToFile(url, 'UPDATE speakers SET name = ? WHERE id = ?', [name, id])
      : withMongo(url, async ({ db }) => void (await db?.collection('speakers').updateOne({}, { $set: { name } })))
  const times: number[] = []
  for (const time of [1, 2, 3]) {
    await write(`Nom ${time}`)
    times.push(await until(() => foreign().length === time))
  }
  expect(usual(times)).toBeLessThan(1_000)
  // One of this process, between them, is nobody else's.
  await aSpeaker(app)
  await app.payload.delete({ collection: 'speakers', id, overrideAccess: true })
  await wait(1_000)
  expect(foreign()).toHaveLength(3)
})

test('what another writes between two writes of this process is not missed', async () => {
  const { id } = await aSpeaker(app)
  await writeElsewhere(id, 'Trois')
  await app.payload.update({ collection: 'speakers', id, data: { name: 'Quatre' }, overrideAccess: true })
  await until(() => foreign().length === 1)
})
