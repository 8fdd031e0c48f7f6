import type { Where } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { failedPlans, latePlans, plannedPublications } from '../../src/admin/home/planned-publications'
import { countPlans } from '../../src/editorial/plans/plan-queries'
import { endJobs } from '../../src/editorial/plans/run-in-turn'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { hasTransactions } from '../support/database'
import { duePlans, elsewhere, leftBehind } from '../support/due-plans'
import { anEdition, aRoom, aSession, aSpeaker } from '../support/fixtures'
import { collectMails, loseMailServer } from '../support/mails'

let app: TestApp
let plans: ReturnType<typeof duePlans>

beforeAll(async () => {
  app = await bootApp()
  plans = duePlans(app)
})
afterAll(() => app.close())

const plan = (
  collection: 'speakers' | 'sessions',
  id: string,
  { by, late = 1_000 }: { by?: string; late?: number } = {},
) =>
  app.payload.jobs.queue({
    task: 'schedulePublish',
    waitUntil: new Date(Date.now() - late),
    input: {
      ...{ type: 'publish', doc: { relationTo: collection, value: id } },
      ...(by ? { user: { relationTo: 'users', value: by } } : {}),
    },
    overrideAccess: true,
  })

/** Two sessions in one room at one time, the first one published, and a plan to publish the second one. */
async function impossiblePlan(by?: string) {
  const edition = await anEdition(app)
  const room = await aRoom(app, edition.id)
  const first = await aSession(app, edition.id, { room: room.id })
  const second = await aSession(app, edition.id, { room: room.id, _status: 'draft' })
  return { first, second, job: await plan('sessions', second.id, { by }) }
}

test('a plan that cannot be done is tried five times, and shown with its reason until its document changes', async () => {
  const { first, second, job } = await impossiblePlan()
  const req = await plans.requestOf()
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    expect(await failedPlans(req)).toEqual([])
    await plans.runDue()
    if (attempt < 5) expect((await plannedPublications(req, new Date())).map(({ id }) => id)).toEqual([second.id])
    await plans.setJob(job.id, { waitUntil: new Date(Date.now() - 1_000).toISOString() })
  }
  expect(await failedPlans(req)).toMatchObject([
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
  expect(await failedPlans(req)).toEqual([])
})

const nameOf = async (id: string) => (await (await app.fetch(`/api/speakers/${id}`)).json()).name
const publishedVersions = async (parent: string) => {
  const where: Where = { and: [{ parent: { equals: parent } }, { 'version._status': { equals: 'published' } }] }
  return (await app.payload.countVersions({ collection: 'speakers', where, overrideAccess: true })).totalDocs
}

test('a plan whose process died is done after the next start', async () => {
  const speaker = await aSpeaker(app, { _status: 'draft' })
  const job = await plan('speakers', speaker.id)
  await plans.setJob(job.id, { processing: true, leaseOwner: 'another', leaseUntil: elsewhere().leaseUntil })
  await plans.runDue()
  expect((await app.fetch(`/api/speakers/${speaker.id}`)).status).toBe(404)
  await plans.setJob(job.id, leftBehind)
  await plans.runDue()
  expect([(await app.fetch(`/api/speakers/${speaker.id}`)).status, await publishedVersions(speaker.id)]).toEqual([
    200, 1,
  ])
})

test('a plan that is looked for several times at once is done once', async () => {
  const speakers: { id: string }[] = []
  for (let count = 0; count < 6; count += 1) speakers.push(await aSpeaker(app, { _status: 'draft' }))
  for (const { id } of speakers) await plan('speakers', id)
  await Promise.all([plans.runDue(), plans.runDue(), plans.runDue()])
  for (const { id } of speakers) expect(await publishedVersions(id)).toBe(1)
})

test('a process that lost its plan to another one publishes nothing and notes nothing', async ({ skip }) => {
  const { db } = app.payload
  if (!hasTransactions(db)) return skip()
  const speaker = await aSpeaker(app, { _status: 'draft' })
  const job = await plan('speakers', speaker.id)
  const { countVersions } = db
  // It stands still after it has begun, and goes on when its time has passed.
  db.countVersions = async (args) => {
    db.countVersions = countVersions
    await plans.setJob(job.id, elsewhere())
    return countVersions(args)
  }
  await plans.runDue()
  expect(await publishedVersions(speaker.id)).toBe(0)
  const left = await app.payload.findByID({ collection: 'payload-jobs', id: job.id, overrideAccess: true })
  expect(left).toMatchObject({ processing: true, hasError: false, totalTried: 0 })
  await plans.setJob(job.id, leftBehind)
  await plans.runDue()
  expect(await publishedVersions(speaker.id)).toBe(1)
})

test('a plan that is done is not done again when its process died right after it', async () => {
  const speaker = await aSpeaker(app, { name: 'Nom prévu', _status: 'draft' })
  const job = await plan('speakers', speaker.id)
  const { db } = app.payload
  const { updateJobs } = db
  // What Payload notes of the job after the publication is lost, as in a process that is killed.
  db.updateJobs = async (args) =>
    args.data.processing === true ? updateJobs(args) : Promise.reject(new Error('Killed'))
  await plans.runDue().catch(() => undefined)
  db.updateJobs = updateJobs
  expect(await nameOf(speaker.id)).toBe('Nom prévu')
  const draft = { collection: 'speakers', id: speaker.id, draft: true, overrideAccess: true } as const
  await app.payload.update({ ...draft, data: { name: 'Nom encore secret' } })
  await plans.setJob(job.id, leftBehind)
  await plans.runDue()
  expect(await nameOf(speaker.id)).toBe('Nom prévu')
  const isLeft = { hasError: { not_equals: true } }
  const left = await app.payload.count({ collection: 'payload-jobs', where: isLeft, overrideAccess: true })
  expect(left.totalDocs).toBe(0)
})

test('who planned it is written to once when a plan has failed for good, whoever looks and whatever the mail server does', async () => {
  const editor = await signIn(app, 'editor')
  const { second, job } = await impossiblePlan(editor.id)
  await plans.exhaust(job.id)
  await loseMailServer(app.payload)
  await plans.settle()
  const mails = collectMails(app.payload)
  await Promise.all([plans.settle(), plans.settle()])
  await plans.settle()
  expect(mails.sent).toHaveLength(1)
  const [{ to, subject, text } = {}] = mails.sent
  expect([to, subject]).toEqual([editor.email, 'Une publication prévue n’a pas eu lieu'])
  expect(text).toContain(`/admin/collections/sessions/${second.id}`)
  expect(text).toContain(String(second.title))
  await app.fetch(`/api/plans/${job.id}`, { method: 'DELETE', as: editor })
})

test('a plan that failed is tried again once, and then done, by who may publish', async () => {
  const [editor, contributor] = [await signIn(app, 'editor'), await signIn(app, 'contributor')]
  await plans.settle()
  const { first, second, job } = await impossiblePlan()
  await plans.exhaust(job.id)
  expect(await countPlans(app.payload)).toEqual({ late: 0, failed: 1 })
  const retry = (as: Session) => app.fetch(`/api/plans/${job.id}/retry`, { method: 'POST', as })
  expect((await retry(contributor)).status).toBe(403)
  await app.payload.delete({ collection: 'sessions', id: first.id, overrideAccess: true })
  expect((await retry(editor)).status).toBe(202)
  await plans.runDue()
  expect((await app.fetch(`/api/sessions/${second.id}`)).status).toBe(200)
  expect((await retry(editor)).status).toBe(404)
  expect(await countPlans(app.payload)).toEqual({ late: 0, failed: 0 })
})

test('a plan that is late is shown and counted, and is not done once it is called off', async () => {
  const editor = await signIn(app, 'editor')
  const speaker = await aSpeaker(app, { _status: 'draft' })
  const job = await plan('speakers', speaker.id, { late: 180_000 })
  const req = await plans.requestOf()
  expect((await latePlans(req, new Date())).map(({ id }) => id)).toEqual([speaker.id])
  expect(await countPlans(app.payload)).toMatchObject({ late: 1 })
  const callOff = () => app.fetch(`/api/plans/${job.id}`, { method: 'DELETE', as: editor })
  expect([(await callOff()).status, (await callOff()).status]).toEqual([200, 404])
  await plans.runDue()
  expect((await app.fetch(`/api/speakers/${speaker.id}`)).status).toBe(404)
  expect(await latePlans(req, new Date())).toEqual([])
})

// The last one: this process runs no job any more.
test('a stop finishes the plan under way, and leaves the others for the next start', async () => {
  await app.payload.db.deleteMany({ collection: 'payload-jobs', where: {} })
  const speakers = [await aSpeaker(app, { _status: 'draft' }), await aSpeaker(app, { _status: 'draft' })]
  for (const { id } of speakers) await plan('speakers', id)
  const run = plans.runDue()
  await endJobs(app.payload)
  const publicOnes = async () => {
    const statuses = await Promise.all(speakers.map(async ({ id }) => (await app.fetch(`/api/speakers/${id}`)).status))
    return statuses.filter((status) => status === 200).length
  }
  expect(await publicOnes()).toBe(1)
  await run
  await plans.runDue()
  expect(await publicOnes()).toBe(1)
  const { docs } = await app.payload.db.find({ collection: 'payload-jobs', pagination: false })
  expect(docs).toMatchObject([{ processing: false }])
})
