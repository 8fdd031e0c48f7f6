import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootApp, type TestApp } from '../support/app'
import { anEdition, aRoom, aSession, aSpeaker } from '../support/fixtures'

let app: TestApp

beforeAll(async () => {
  app = await bootApp()
})
afterAll(() => app.close())

async function schedule(
  collection: 'speakers' | 'sessions',
  id: string,
  inSeconds: number,
  type: 'publish' | 'unpublish' = 'publish',
) {
  await app.payload.jobs.queue({
    task: 'schedulePublish',
    waitUntil: new Date(Date.now() + inSeconds * 1000),
    input: { type, doc: { relationTo: collection, value: id } },
    overrideAccess: true,
  })
}

const runDue = () => app.payload.jobs.run({ queue: 'default', overrideAccess: true, silent: true })
const isPublic = async (path: string) => (await app.fetch(`/api/${path}`)).status === 200

test('a scheduled document becomes public at its time, not before', async () => {
  const [due, later] = [await aSpeaker(app, { _status: 'draft' }), await aSpeaker(app, { _status: 'draft' })]
  await schedule('speakers', due.id, -1)
  await schedule('speakers', later.id, 3600)
  await runDue()
  expect([await isPublic(`speakers/${due.id}`), await isPublic(`speakers/${later.id}`)]).toEqual([true, false])
})

test('a document is unpublished at its scheduled time', async () => {
  const speaker = await aSpeaker(app)
  await schedule('speakers', speaker.id, -1, 'unpublish')
  await runDue()
  expect(await isPublic(`speakers/${speaker.id}`)).toBe(false)
})

test('a scheduled session that overlaps another in its room stays a draft', async () => {
  const edition = await anEdition(app)
  const room = await aRoom(app, edition.id)
  await aSession(app, edition.id, { room: room.id })
  const second = await aSession(app, edition.id, { room: room.id, _status: 'draft' })
  await schedule('sessions', second.id, -1)
  await runDue()
  expect(await isPublic(`sessions/${second.id}`)).toBe(false)
})
