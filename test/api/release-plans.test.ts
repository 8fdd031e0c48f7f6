import { afterAll, beforeAll, expect, test } from 'vitest'
import { failedPlans, plannedPublications } from '../../src/admin/home/planned-publications'
import { countPlans } from '../../src/editorial/plans/plan-queries'
import { signIn } from '../support/accounts'
import { bootApp, type Session, type TestApp } from '../support/app'
import { auditOf, endOfAudit } from '../support/audit-entries'
import { hasTransactions } from '../support/database'
import { duePlans, elsewhere, leftBehind } from '../support/due-plans'
import { anEdition, aRoom, aSession } from '../support/fixtures'
import { collectMails } from '../support/mails'
import { plainSpaces } from '../support/plain-spaces'
import { releaseRequests } from '../support/release-requests'

let app: TestApp
let editor: Awaited<ReturnType<typeof signIn>>
let releases: ReturnType<typeof releaseRequests>
let plans: ReturnType<typeof duePlans>

beforeAll(async () => {
  app = await bootApp()
  editor = await signIn(app, 'editor')
  releases = releaseRequests(app, editor)
  plans = duePlans(app)
})
afterAll(() => app.close())

interface Planned {
  id: string
  at: string
  by?: string
}
interface Answer {
  planned: Planned
  errors: { message: string; code?: string }[]
}

const AT = '2049-05-20T18:00:00+02:00'

async function order(edition: string, json: object, as: Session | undefined = editor) {
  const headers = { 'Accept-Language': 'fr' }
  const response = await app.fetch(`/api/programme/${edition}/release/plan`, { method: 'POST', as, json, headers })
  return { status: response.status, body: (await response.json()) as Answer }
}

const plannedOf = async (edition: string) => {
  const response = await app.fetch(`/api/programme/${edition}/release`, { as: editor })
  return ((await response.json()) as { planned: Planned | null }).planned
}

/** An edition with a draft, whose release is planned and due. */
async function dueRelease(by = editor) {
  const edition = await anEdition(app)
  const session = await aSession(app, edition.id, { _status: 'draft' })
  const { planned } = (await order(edition.id, { at: AT }, by)).body
  await plans.makeDue(planned.id)
  return { edition, session, job: planned.id }
}

const publicIds = async (edition: string) => (await releases.publicSessions(edition)).map(({ id }) => id)

test('a release is planned by who may release, for an instant to come, while something is pending', async () => {
  const edition = await anEdition(app)
  expect((await order(edition.id, { at: AT })).body.errors[0]?.code).toBe('NOTHING_PENDING')
  await aSession(app, edition.id, { _status: 'draft' })
  const contributor = await signIn(app, 'contributor', [edition.id])
  expect((await order(edition.id, { at: AT }, contributor)).status).toBe(403)
  expect(
    (await app.fetch(`/api/programme/${edition.id}/release/plan`, { method: 'POST', json: { at: AT } })).status,
  ).toBe(401)
  const past = await order(edition.id, { at: new Date(Date.now() - 1_000).toISOString() })
  expect([past.status, past.body.errors[0]?.code]).toEqual([400, 'PAST_INSTANT'])
  for (const at of ['2049-05-20', '2049-05-20T18:00', 3]) expect((await order(edition.id, { at })).status).toBe(400)
  expect((await order('00000000-0000-4000-8000-000000000000', { at: AT })).status).toBe(404)
  expect(await plannedOf(edition.id)).toBeNull()
  const known = await endOfAudit(app)
  const { status, body } = await order(edition.id, { at: AT })
  expect(status).toBe(201)
  expect(body.planned).toMatchObject({ at: new Date(AT).toISOString(), by: 'Compte editor' })
  expect(await plannedOf(edition.id)).toEqual(body.planned)
  expect(await auditOf(app, known)).toMatchObject([
    { action: 'release-planned', subject: edition.id, actor: editor.id },
  ])
})

test('an edition has one plan: a second one replaces it once it names it, and of two at once one is made', async () => {
  const edition = await anEdition(app)
  await aSession(app, edition.id, { _status: 'draft' })
  const [one, other] = await Promise.all([order(edition.id, { at: AT }), order(edition.id, { at: AT })])
  expect([one.status, other.status].sort()).toEqual([201, 409])
  const refused = one.status === 409 ? one : other
  expect([refused.body.errors[0]?.code, refused.body.planned]).toEqual(['ALREADY_PLANNED', await plannedOf(edition.id)])
  expect(plainSpaces(refused.body.errors[0]?.message ?? '')).toContain(
    'le jeu. 20 mai 2049, 18 h 00, par Compte editor',
  )
  const replaced = await order(edition.id, { at: '2049-06-01T08:00:00Z', replaces: refused.body.planned.id })
  expect(replaced.status).toBe(201)
  expect(await plannedOf(edition.id)).toEqual(replaced.body.planned)
  await plans.makeDue(refused.body.planned.id)
  await plans.runDue()
  expect(await releases.publicReleases(edition.id)).toEqual([])
})

test('a planned release publishes all that is pending at its instant, once, in the name of who planned it', async () => {
  const { edition, session } = await dueRelease()
  const later = await aSession(app, edition.id, { _status: 'draft', from: '11:00', to: '12:00' })
  const known = await endOfAudit(app)
  await Promise.all([plans.runDue(), plans.runDue(), plans.runDue()])
  expect(await publicIds(edition.id)).toEqual([session.id, later.id])
  expect(await releases.publicReleases(edition.id)).toMatchObject([{ number: 1 }])
  const { docs } = await app.payload.find({
    ...{ collection: 'releases', where: { edition: { equals: edition.id } }, depth: 0, overrideAccess: true },
  })
  expect(docs[0]?.by).toBe(editor.id)
  const entries = (await auditOf(app, known)).filter(({ action }) => action === 'release')
  expect(entries).toMatchObject([{ subject: edition.id, actorKind: 'user', actor: editor.id }])
  expect(await plannedOf(edition.id)).toBeNull()
})

test('a planned release of what was released meanwhile does nothing, and is over', async () => {
  const { edition } = await dueRelease()
  expect((await releases.release(edition.id)).status).toBe(201)
  await plans.runDue()
  expect(await releases.publicReleases(edition.id)).toHaveLength(1)
  expect([await plannedOf(edition.id), await countPlans(app.payload)]).toEqual([null, { late: 0, failed: 0 }])
})

test('a planned release that a finding blocks publishes nothing, is written about once, and is made when it is tried again', async () => {
  const { edition, session, job } = await dueRelease()
  const room = await aRoom(app, edition.id)
  await releases.edit('sessions', session.id, { room: room.id })
  const other = await aSession(app, edition.id, { room: room.id, _status: 'draft' })
  await plans.exhaust(job)
  expect(await publicIds(edition.id)).toEqual([])
  const req = await plans.requestOf()
  const [failed] = await failedPlans(req)
  expect(failed).toMatchObject({ type: 'release', collection: 'editions', id: edition.id, by: 'Compte editor' })
  expect(plainSpaces(failed?.reason ?? '')).toMatch(
    /^Un point bloque la publication du programme\. Session .* : La salle/,
  )
  const mails = collectMails(app.payload)
  await plans.settle()
  await plans.settle()
  expect(mails.sent.map(({ to, subject }) => [to, subject])).toEqual([
    [editor.email, 'La publication prévue d’un programme n’a pas eu lieu'],
  ])
  expect(mails.sent[0]?.text).toContain(`/admin/collections/editions/${edition.id}/publication`)
  await releases.edit('sessions', other.id, { room: null })
  expect((await app.fetch(`/api/plans/${job}/retry`, { method: 'POST', as: editor })).status).toBe(202)
  await plans.runDue()
  expect((await publicIds(edition.id)).sort()).toEqual([session.id, other.id].sort())
  expect(await failedPlans(req)).toEqual([])
})

test('a failed plan is over once its edition is released, or released at another instant', async () => {
  const leaving = await signIn(app, 'editor')
  const { edition, session, job } = await dueRelease(leaving)
  await app.payload.update({ collection: 'users', id: leaving.id, data: { role: 'contributor' }, overrideAccess: true })
  await plans.exhaust(job)
  const req = await plans.requestOf()
  expect((await failedPlans(req))[0]?.reason).toContain('ne permet plus de publier le programme')
  expect(await publicIds(edition.id)).toEqual([])
  const { planned } = (await order(edition.id, { at: AT })).body
  expect([await failedPlans(req), await countPlans(app.payload)]).toEqual([[], { late: 0, failed: 0 }])
  await plans.setJob(planned.id, {
    hasError: true,
    error: { message: 'Impossible.' },
    updatedAt: new Date().toISOString(),
  })
  expect(await failedPlans(req)).toHaveLength(1)
  await releases.release(edition.id)
  await plans.settle()
  expect([await publicIds(edition.id), await countPlans(app.payload)]).toEqual([[session.id], { late: 0, failed: 0 }])
})

test('a planned release whose process died right after it is not made again', async () => {
  const { edition, session, job } = await dueRelease()
  const { db } = app.payload
  const { updateJobs } = db
  // What Payload notes of the job after the release is lost, as in a process that is killed.
  db.updateJobs = async (args) =>
    args.data.processing === true ? updateJobs(args) : Promise.reject(new Error('Killed'))
  await plans.runDue().catch(() => undefined)
  db.updateJobs = updateJobs
  await aSession(app, edition.id, { _status: 'draft', from: '11:00', to: '12:00' })
  await plans.setJob(job, leftBehind)
  await plans.runDue()
  expect(await publicIds(edition.id)).toEqual([session.id])
  expect(await plannedOf(edition.id)).toBeNull()
})

test('a process that lost its planned release to another one publishes nothing', async ({ skip }) => {
  if (!hasTransactions(app.payload.db)) return skip()
  const { edition, session, job } = await dueRelease()
  const { db } = app.payload
  const { beginTransaction } = db
  // It stands still before the release, and goes on when its time has passed.
  db.beginTransaction = async (options) => {
    db.beginTransaction = beginTransaction
    await plans.setJob(job, elsewhere())
    return beginTransaction(options)
  }
  await plans.runDue()
  expect(await publicIds(edition.id)).toEqual([])
  await plans.setJob(job, leftBehind)
  await plans.runDue()
  expect(await publicIds(edition.id)).toEqual([session.id])
})

test('a plan is shown to those who work on its edition, and goes with it to the trash, or for good', async () => {
  for (const query of ['', '?trash=true']) {
    const edition = await anEdition(app)
    await aSession(app, edition.id, { _status: 'draft' })
    const { planned } = (await order(edition.id, { at: AT })).body
    const shownTo = async (account: { id: string }) =>
      (await plannedPublications(await plans.requestOf(account), new Date())).some((plan) => plan.job === planned.id)
    expect(await shownTo(editor)).toBe(true)
    expect(await shownTo(await signIn(app, 'contributor', [edition.id]))).toBe(true)
    expect(await shownTo(await signIn(app, 'contributor', [(await anEdition(app)).id]))).toBe(false)
    const address = `/api/editions/${edition.id}`
    const gone = query
      ? await app.fetch(`${address}`, { method: 'DELETE', as: editor })
      : await app.fetch(address, { method: 'PATCH', as: editor, json: { deletedAt: new Date().toISOString() } })
    expect(gone.status).toBe(200)
    const { totalDocs } = await app.payload.count({
      ...{ collection: 'payload-jobs', where: { id: { equals: planned.id } }, overrideAccess: true },
    })
    expect(totalDocs).toBe(0)
  }
})
