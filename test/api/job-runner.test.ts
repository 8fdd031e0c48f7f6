import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootApp, type TestApp } from '../support/app'
import { aSpeaker } from '../support/fixtures'

let app: TestApp

beforeAll(async () => {
  app = await bootApp({ cron: true })
})
afterAll(() => app.close())

test('the configured job runner publishes a scheduled document by itself', async () => {
  const { id } = await aSpeaker(app, { _status: 'draft' })
  await app.payload.jobs.queue({
    task: 'schedulePublish',
    waitUntil: new Date(Date.now() + 500),
    input: { type: 'publish', doc: { relationTo: 'speakers', value: id } },
    overrideAccess: true,
  })
  const status = async () => (await app.fetch(`/api/speakers/${id}`)).status
  expect(await status()).toBe(404)
  await expect.poll(status, { timeout: 40_000, interval: 250 }).toBe(200)
}, 60_000)

test('of all that look at a minute, one makes its backup', async () => {
  const { takeBackupTurn } = await import('../../src/boot/backup-turn')
  const turns = (minute: number) => Promise.all([1, 2, 3].map(() => takeBackupTurn(app.payload, minute)))
  for (const minute of [29_000_000, 29_000_001]) expect((await turns(minute)).filter(Boolean)).toEqual([true])
  // Another node is late, and its clock too.
  expect(await turns(29_000_000)).toEqual([false, false, false])
})
