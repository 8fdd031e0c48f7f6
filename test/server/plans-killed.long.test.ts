import type { Where } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootApp, type TestApp } from '../support/app'
import { type AppNode, startAppNode } from '../support/app-nodes'
import { anEdition, aSession, aSpeaker } from '../support/fixtures'
import { randomOf } from '../support/random'

const KILLS = Number(process.env.KILLS ?? 3)
const SEED = Number(process.env.KILL_SEED ?? 1)
/** After this time from its next start a site has done what was planned. */
const LATE_MS = 60_000

let app: TestApp
const nodes: AppNode[] = []

beforeAll(async () => {
  app = await bootApp()
})
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.kill()))
  await app.close()
})

async function start(options: { cron?: boolean } = {}): Promise<AppNode> {
  const node = await startAppNode(app, options)
  nodes.push(node)
  return node
}

/** Plans what is due: the publication of a speaker. Returns how often that was made. */
async function planPublication(): Promise<() => Promise<number>> {
  const { id } = await aSpeaker(app, { _status: 'draft' })
  await queue('schedulePublish', { type: 'publish', doc: { relationTo: 'speakers', value: id } })
  return () => publishedVersions('speakers', id)
}

/** Plans what is due: the release of an edition with two drafts. Returns how often that was made, whole. */
async function planRelease(): Promise<() => Promise<number>> {
  const edition = await anEdition(app)
  const sessions = [
    await aSession(app, edition.id, { _status: 'draft' }),
    await aSession(app, edition.id, { _status: 'draft', from: '11:00', to: '12:00' }),
  ]
  await queue('releaseProgramme', { doc: { relationTo: 'editions', value: edition.id } })
  return async () => {
    const where: Where = { edition: { equals: edition.id } }
    const { totalDocs } = await app.payload.count({ collection: 'releases', where, overrideAccess: true })
    const made = await Promise.all(sessions.map(({ id }) => publishedVersions('sessions', id)))
    expect(made).toEqual(made.map(() => totalDocs))
    return totalDocs
  }
}

const queue = (task: 'schedulePublish' | 'releaseProgramme', input: object) =>
  app.payload.jobs.queue({
    task,
    waitUntil: new Date(Date.now() - 1_000),
    input: input as never,
    overrideAccess: true,
  })

async function publishedVersions(collection: 'sessions' | 'speakers', parent: string): Promise<number> {
  const where: Where = { and: [{ parent: { equals: parent } }, { 'version._status': { equals: 'published' } }] }
  return (await app.payload.countVersions({ collection, where, overrideAccess: true })).totalDocs
}

const jobs = async () => (await app.payload.count({ collection: 'payload-jobs', overrideAccess: true })).totalDocs

test('of two processes that look for due plans at once each of 30 plans is done by one', async () => {
  const pair = await Promise.all([start(), start()])
  const plans = [await planRelease(), await planRelease()]
  while (plans.length < 30) plans.push(await planPublication())
  await Promise.all(pair.map((node) => node.runJobs()))
  for (const countMade of plans) expect(await countMade()).toBe(1)
  await Promise.all(pair.map((node) => node.kill()))
}, 120_000)

/** How many steps a plan takes. */
async function countSteps(plan: typeof planRelease): Promise<number> {
  const node = await start()
  await node.dieAfter(Number.POSITIVE_INFINITY)
  await plan()
  await node.runJobs()
  const steps = await node.countSteps()
  await node.kill()
  return steps
}

test.each([
  ['publication', planPublication],
  ['release', planRelease],
])(
  'a planned %s whose process is killed at any of its steps is done once, a minute after the next start at most',
  async (what, plan) => {
    const steps = await countSteps(plan)
    const random = randomOf(SEED)
    const took: number[] = []
    for (let kill = 0; kill < KILLS; kill += 1) {
      const at = 1 + Math.floor(((kill + random(1_000) / 1_000) * steps) / KILLS)
      const dying = await start()
      await dying.dieAfter(at)
      const countMade = await plan()
      await dying.runJobs().catch(() => undefined)
      // One that took fewer steps this time is alive.
      await dying.kill()
      const startedAt = Date.now()
      const next = await start({ cron: true })
      await expect.poll(countMade, { timeout: LATE_MS, interval: 100 }).toBeGreaterThan(0)
      took.push(Date.now() - startedAt)
      // The row of a plan that was done before the kill is deleted.
      await expect.poll(jobs, { timeout: 2 * LATE_MS, interval: 100 }).toBe(0)
      expect(await countMade(), `killed at step ${at} of ${steps}, seed ${SEED}`).toBe(1)
      if (kill % 10 === 0) console.log({ what, kill, at, steps, tookMs: took.at(-1) })
      await next.kill()
    }
    console.log(`${what}: ${KILLS} kills in ${steps} steps, at most ${Math.max(...took)} ms from the next start`)
  },
  60_000 + KILLS * 120_000,
)
