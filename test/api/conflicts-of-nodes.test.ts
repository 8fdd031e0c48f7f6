import { setTimeout as wait } from 'node:timers/promises'
import type { Where } from 'payload'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../support/accounts'
import type { Session, TestApp } from '../support/app'
import { type AppNode, startAppNode } from '../support/app-nodes'
import { bootConflictApp, type ConflictApp } from '../support/conflict-app'
import { anEdition, aRoom, aSession } from '../support/fixtures'
import { until } from '../support/wait-until'

/** The proxy ends the transactions of a process that died after this time; MongoDB does after a minute. */
const LIFETIME_MS = 14_000

describe.runIf(process.env.TEST_DATABASE === 'mongodb')('two processes on one MongoDB', () => {
  let site: ConflictApp
  let app: TestApp
  let editor: Session
  let edition: { id: string }
  let nodes: AppNode[] = []

  beforeAll(async () => {
    site = await bootConflictApp({ lifetimeMs: LIFETIME_MS })
    app = site.app
    editor = await signIn(app, 'editor')
    edition = await anEdition(app)
    nodes = await Promise.all([startAppNode(app), startAppNode(app)])
  }, 120_000)
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.kill()))
    await site.close()
  })

  const draft = (values: object = {}) => aSession(app, edition.id, { ...values, _status: 'draft' })

  const publishedVersions = async (id: string) => {
    const where: Where = { and: [{ parent: { equals: id } }, { 'version._status': { equals: 'published' } }] }
    return (await app.payload.countVersions({ collection: 'sessions', where, overrideAccess: true })).totalDocs
  }

  const plan = (id: string) =>
    app.payload.jobs.queue({
      task: 'schedulePublish',
      waitUntil: new Date(Date.now() - 1_000),
      input: { type: 'publish', doc: { relationTo: 'sessions', value: id } },
      overrideAccess: true,
    })

  test('of two publications into one room one succeeds, and the other one reads which session is there', async () => {
    for (let round = 0; round < 5; round += 1) {
      const room = await aRoom(app, edition.id)
      const sessions = [await draft({ room: room.id }), await draft({ room: room.id })] as const
      const answers = await Promise.all(
        nodes.map((node, index) =>
          node.send('PATCH', `sessions/${sessions[index as 0 | 1].id}`, editor, { _status: 'published' }),
        ),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
      const winner = answers.findIndex(({ status }) => status === 200) as 0 | 1
      expect(answers[1 - winner]?.body.errors?.[0]?.message).toContain(sessions[winner].title)
    }
  }, 120_000)

  test('each planned publication is made by one of them', async () => {
    const sessions: { id: string }[] = []
    for (let index = 0; index < 12; index += 1) sessions.push(await draft({ from: '09:00', to: `09:${10 + index}` }))
    for (const { id } of sessions) await plan(id)
    await Promise.all(nodes.map((node) => node.runJobs()))
    for (const { id } of sessions) {
      await until(async () => (await publishedVersions(id)) > 0)
      expect(await publishedVersions(id)).toBe(1)
    }
  }, 120_000)

  test('what a process that died holds is refused with 503, then free; its plan is done by another one', async ({
    skip,
  }) => {
    const { proxy } = site
    if (!proxy) return skip()
    const [dying, other] = nodes as [AppNode, AppNode]
    const session = await draft({ from: '11:00', to: '12:00' })
    const job = await plan(session.id)
    proxy.faults.dropsAtCommit = Array.from({ length: 200 }, () => 'untouched' as const)
    const died = dying.runJobs().catch(() => 'died')
    await until(() => proxy.faults.dropsAtCommit.length < 200)
    await dying.kill()
    expect(await died).toBe('died')
    proxy.faults.dropsAtCommit = []

    const refused = await other.send('PATCH', `sessions/${session.id}`, editor, {
      status: 'scheduled',
      _status: 'published',
    })
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5'])
    expect(refused.body.errors?.[0]?.code).toBe('DATABASE_BUSY')
    await wait(5_000)
    const saved = await other.send('PATCH', `sessions/${session.id}?draft=true`, editor, { status: 'scheduled' })
    expect(saved.status).toBe(200)

    await other.runJobs()
    expect(await publishedVersions(session.id)).toBe(0)
    await app.payload.db.updateOne({
      collection: 'payload-jobs',
      id: job.id,
      data: { leaseUntil: new Date(0).toISOString() },
    })
    await other.runJobs()
    expect(await publishedVersions(session.id)).toBe(1)
  }, 120_000)
})
