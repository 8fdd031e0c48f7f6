import { createLocalReq } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { failedPlans, plannedPublications } from '../../src/admin/home/planned-publications'
import { releaseJobs } from '../../src/database/claimed-jobs'
import { signIn } from '../support/accounts'
import { bootApp, type TestApp } from '../support/app'
import { hasTransactions } from '../support/database'
import { anEdition, aRoom, aSession, aSpeaker } from '../support/fixtures'

let app: TestApp

beforeAll(async () => {
  app = await bootApp()
})
afterAll(() => app.close())

const plan = (collection: 'speakers' | 'sessions', id: string) =>
  app.payload.jobs.queue({
    task: 'schedulePublish',
    waitUntil: new Date(Date.now() - 1_000),
    input: { type: 'publish', doc: { relationTo: collection, value: id } },
    overrideAccess: true,
  })

const runDue = () => app.payload.jobs.run({ queue: 'default', overrideAccess: true, silent: true })

const setJob = (id: string, data: Record<string, unknown>) =>
  app.payload.db.updateOne({ collection: 'payload-jobs', id, data })

/** A request of an editor, as the home of the admin gets one. */
async function request() {
  const { id } = await signIn(app, 'editor')
  const user = await app.payload.findByID({ collection: 'users', id, overrideAccess: true })
  return createLocalReq({ user: { ...user, collection: 'users' } }, app.payload)
}

test('a plan that cannot be done is tried five times, and shown with its reason until its document changes', async () => {
  const edition = await anEdition(app)
  const room = await aRoom(app, edition.id)
  const first = await aSession(app, edition.id, { room: room.id })
  const second = await aSession(app, edition.id, { room: room.id, _status: 'draft' })
  const job = await plan('sessions', second.id)
  const req = await request()
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    expect(await failedPlans(req, new Date())).toEqual([])
    await runDue()
    if (attempt < 5) expect((await plannedPublications(req, new Date())).map(({ id }) => id)).toEqual([second.id])
    await setJob(job.id, { waitUntil: new Date(Date.now() - 1_000).toISOString() })
  }
  expect(await failedPlans(req, new Date())).toMatchObject([
    {
      collection: 'sessions',
      id: second.id,
      title: second.title,
      reason: expect.stringContaining(String(first.title)),
    },
  ])
  await app.payload.update({
    collection: 'sessions',
    id: second.id,
    data: { status: 'postponed' },
    draft: true,
    overrideAccess: true,
  })
  expect(await failedPlans(req, new Date())).toEqual([])
})

test('a plan whose process died is done after the next start', async () => {
  const speaker = await aSpeaker(app, { _status: 'draft' })
  const job = await plan('speakers', speaker.id)
  await setJob(job.id, { processing: true })
  await runDue()
  expect((await app.fetch(`/api/speakers/${speaker.id}`)).status).toBe(404)
  await releaseJobs(app.payload.db, new Date(Date.now() + 1_000))
  await runDue()
  expect((await app.fetch(`/api/speakers/${speaker.id}`)).status).toBe(200)
})

test('a plan that is done is not done again when its process died right after it', async ({ skip }) => {
  if (!hasTransactions(app.payload.db)) return skip()
  const speaker = await aSpeaker(app, { name: 'Nom prévu', _status: 'draft' })
  await plan('speakers', speaker.id)
  const { db } = app.payload
  const { updateJobs } = db
  // What Payload notes of the job after the publication is lost, as in a process that is killed.
  db.updateJobs = async (args) =>
    args.data.processing === true ? updateJobs(args) : Promise.reject(new Error('Killed'))
  await runDue().catch(() => undefined)
  db.updateJobs = updateJobs
  expect((await (await app.fetch(`/api/speakers/${speaker.id}`)).json()).name).toBe('Nom prévu')
  await app.payload.update({
    collection: 'speakers',
    id: speaker.id,
    data: { name: 'Nom encore secret' },
    draft: true,
    overrideAccess: true,
  })
  await releaseJobs(db, new Date(Date.now() + 1_000))
  await runDue()
  expect((await (await app.fetch(`/api/speakers/${speaker.id}`)).json()).name).toBe('Nom prévu')
  const isLeft = { hasError: { not_equals: true } }
  const left = await app.payload.count({ collection: 'payload-jobs', where: isLeft, overrideAccess: true })
  expect(left.totalDocs).toBe(0)
})
