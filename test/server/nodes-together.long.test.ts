import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrations } from '../../src/migrations'
import { type AdminClient, adminOf, databaseKinds, everyRow } from '../support/killable-site'
import { type MongoProxy, startMongoProxy } from '../support/mongo-proxy/proxy'
import type { RunningServer } from '../support/production-server'
import { hasRedis, type RedisServer, startRedis } from '../support/redis'
import { type SharedSite, sharedSite } from '../support/site-nodes'
import { readSql } from '../support/sqlite-client'
import { until } from '../support/wait-until'

/** After its end a transaction of a killed node blocks nobody; MongoDB takes a minute. */
const TRANSACTION_LIFETIME_MS = 10_000
/** A killed node holds what it was doing for a minute at most. */
const FREE_AGAIN_MS = 120_000

describe.each(databaseKinds)('two nodes that start at once on an empty %s database', (kind) => {
  let site: SharedSite
  afterAll(() => site?.close())

  test('make the example and the first account once, and each migration once', async () => {
    site = await sharedSite(kind, { from: 'nothing', env: { SEED: 'example' } })
    const nodes = await site.startBoth()
    const admin = await adminOf(nodes[0])
    expect(await everyRow(admin, 'users')).toHaveLength(1)
    for (const collection of ['editions', 'speakers', 'sessions', 'organisations']) {
      const rows = await everyRow(admin, collection)
      const names = rows.map(({ edition, name, title, startsAt }) => `${edition} ${name ?? title} ${startsAt}`)
      expect(new Set(names).size, collection).toBe(rows.length)
      expect(rows.length, collection).toBeGreaterThan(1)
    }
    const made = nodes.filter((node) => node.logs().includes('exemple'))
    expect(made.length).toBeGreaterThan(0)
    if (kind === 'mongodb') return
    const applied = await readSql(site.databaseUrl, 'SELECT name FROM payload_migrations ORDER BY name')
    expect(applied.map((row) => Object.values(row)[0])).toEqual(migrations.map(({ name }) => name))
  }, 400_000)
})

describe.runIf(hasRedis()).each(databaseKinds)('two nodes on one %s database and one Redis', (kind) => {
  let redis: RedisServer
  let proxy: MongoProxy | undefined
  let site: SharedSite
  let a: RunningServer
  let b: RunningServer

  beforeAll(async () => {
    redis = await startRedis()
    if (kind === 'mongodb') {
      proxy = await startMongoProxy(process.env.TEST_MONGODB_URL ?? '', { lifetimeMs: TRANSACTION_LIFETIME_MS })
      process.stdout.write('MongoDB: its transactions are those of a stand-in, test/support/mongo-proxy.\n')
    }
    site = await sharedSite(kind, { env: { REDIS_URL: redis.url }, mongoUrl: proxy?.url })
    a = await site.start(0)
    b = await site.start(1)
  }, 400_000)
  afterAll(async () => {
    await site?.close()
    await proxy?.close()
    await redis?.kill()
  })

  test('a log-in on one opens the other, and the log-out closes both', async () => {
    const login = await fetch(`${a.url}/api/users/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: a.adminEmail, password: a.adminPassword }),
    })
    const authorization = `JWT ${(await login.json()).token}`
    const userAt = async ({ url }: RunningServer) =>
      (await (await fetch(`${url}/api/users/me`, { headers: { authorization } })).json()).user?.email
    expect([await userAt(a), await userAt(b)]).toEqual([a.adminEmail, a.adminEmail])
    const logout = await fetch(`${b.url}/api/users/logout`, { method: 'POST', headers: { authorization } })
    expect(logout.status).toBe(200)
    expect([await userAt(a), await userAt(b)]).toEqual([undefined, undefined])
  })

  test('a share link made on one shows the draft on both, and ends on both', async () => {
    const [onA, onB] = [await adminOf(a), await adminOf(b)]
    const [speaker] = await everyRow(onA, 'speakers')
    await onA(`speakers/${speaker?.id}?draft=true`, { method: 'PATCH', json: { name: 'Nom du brouillon' } })
    const made = await onA('share-links', { method: 'POST', json: { collection: 'speakers', id: speaker?.id } })
    const { pathname } = new URL((await made.json()).url, a.url)
    const seen = async ({ url }: RunningServer) => {
      const response = await fetch(url + pathname, { redirect: 'manual' })
      return response.status === 200 && (await response.text()).includes('Nom du brouillon')
    }
    expect([await seen(a), await seen(b)]).toEqual([true, true])
    const [link] = await everyRow(onB, 'share-links')
    expect((await onB(`share-links/${link?.id}`, { method: 'DELETE' })).status).toBe(200)
    expect([await seen(a), await seen(b)]).toEqual([false, false])
    await onA(`speakers/${speaker?.id}?draft=true`, { method: 'PATCH', json: { name: speaker?.name } })
  })

  async function sessionsOf(admin: AdminClient, edition: unknown) {
    const rows = await everyRow(admin, 'sessions', `&where[edition][equals]=${edition}&draft=true`)
    return rows as { id: string; title: string }[]
  }

  /** Writes a draft of each session of an edition, whose title ends with a mark. Returns how many there are. */
  async function mark(admin: AdminClient, edition: unknown, text: string): Promise<number> {
    const sessions = await sessionsOf(admin, edition)
    for (const { id, title } of sessions) {
      const json = { title: `${title.split(' ★')[0]} ★${text}` }
      const saved = await admin(`sessions/${id}?draft=true`, { method: 'PATCH', json })
      expect(saved.status, await saved.text()).toBe(200)
    }
    return sessions.length
  }

  /** The marks that the public sees in an edition: one while no release is seen in half. */
  async function marksAt({ url }: RunningServer, edition: unknown): Promise<string[]> {
    const path = `${url}/api/sessions?where[edition][equals]=${edition}&limit=100&depth=0`
    const { docs } = await (await fetch(path)).json()
    return [...new Set((docs as { title: string }[]).map(({ title }) => title.split(' ★')[1] ?? ''))]
  }

  async function releasesOf(edition: unknown): Promise<number> {
    const response = await fetch(`${b.url}/api/releases?where[edition][equals]=${edition}&limit=0&depth=0`)
    return (await response.json()).totalDocs
  }

  test('a planned release is made once', async () => {
    const admin = await adminOf(a)
    const editions = await everyRow(admin, 'editions')
    const planned: unknown[] = []
    for (const { id } of editions) {
      await mark(admin, id, 'planned')
      const at = new Date(Date.now() + 5_000).toISOString()
      const plan = await admin(`programme/${id}/release/plan`, { method: 'POST', json: { at } })
      if (plan.status === 201) planned.push(id)
    }
    expect(planned.length).toBeGreaterThan(0)
    for (const id of planned) await until(async () => (await releasesOf(id)) > 0, 60_000)
    // Whoever else had begun it would be done by now.
    await until(async () => (await marksAt(b, planned[0])).join() === 'planned')
    for (const id of planned) expect(await releasesOf(id)).toBe(1)
  })

  test.each([
    ['half-way', 0.5],
    ['at its end', 1],
  ])('a node that is killed %s in a release leaves it whole or not made, and the other one serves', async (_, part) => {
    const onB = await adminOf(b)
    const [edition] = (await (await fetch(`${b.url}/api/editions?where[slug][contains]=2024&limit=1`)).json()).docs
    const [before, old] = [await releasesOf(edition.id), await marksAt(b, edition.id)]
    const text = `killed at ${part}`
    const count = await mark(onB, edition.id, text)
    const seen = new Set<string>()
    let isReading = true
    const reading = (async () => {
      while (isReading) seen.add((await marksAt(b, edition.id)).join('+'))
    })()
    await killInRelease(edition.id, Math.floor(count * part))
    await until(async () => (await fetch(`${b.url}/health/serving`)).ok)
    const isWhole = (await releasesOf(edition.id)) > before
    expect(await marksAt(b, edition.id)).toEqual(isWhole ? [text] : old)
    if (!isWhole) {
      await until(async () => {
        const again = await onB(`programme/${edition.id}/release`, { method: 'POST' })
        return again.status === 201
      }, FREE_AGAIN_MS)
    }
    await until(async () => (await marksAt(b, edition.id)).join() === text)
    isReading = false
    await reading
    expect([...seen].filter((marks) => ![old.join('+'), text].includes(marks))).toEqual([])
    expect(await releasesOf(edition.id)).toBe(before + 1)
    a = await site.start(0)
  })

  /** Begins a release on the first node, and kills it once so many documents are written. */
  async function killInRelease(edition: unknown, written: number): Promise<void> {
    const admin = await adminOf(a)
    const headers = { accept: 'application/x-ndjson' }
    const release = await admin(`programme/${edition}/release`, { method: 'POST', headers })
    let text = ''
    const reader = release.body?.pipeThrough(new TextDecoderStream()).getReader()
    while (!text.includes(`{"done":${written},`)) {
      const read = await reader?.read()
      if (read?.value === undefined) throw new Error(`The release ended first: ${text}`)
      text += read.value
    }
    await a.kill()
  }
})
