import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../support/free-port'
import { median } from '../support/median'
import { dropMongoDatabase, hasDocumentKeys, mongoDatabaseUrl } from '../support/mongo'
import { type RunningServer, startServer } from '../support/production-server'
import { hasRedis, type RedisServer, startRedis } from '../support/redis'
import { type SiteNode, siteNode, twoSpeakers } from '../support/site-node'
import { executeSql } from '../support/sqlite-client'
import { type Relay, startRelay } from '../support/tcp-relay'
import { until } from '../support/wait-until'

const LOST = 'Redis ne répond pas'
const FOUND = 'Redis répond de nouveau'

let folder: string
const running: RunningServer[] = []
const password = randomBytes(15).toString('base64url')
// One file for all: seeding it takes longer than the tests.
const file = () => `file:${join(folder, 'cms.db')}`

async function start(databaseUrl: string, redisUrl = ''): Promise<SiteNode> {
  const server = await startServer({ databaseUrl, env: { REDIS_URL: redisUrl, ADMIN_PASSWORD: password } })
  running.push(server)
  return siteNode(server, server.adminPassword)
}

const stopAll = () => Promise.all(running.splice(0).map((server) => server.stop()))

/** The median time in milliseconds until readers of one node see a write of the other. */
async function medianDelay(id: string, renames: { from: SiteNode; to: SiteNode; name: string }[]): Promise<number> {
  const times: number[] = []
  for (const { from, to, name } of renames) {
    await to.readUntilHit(id)
    await from.rename(id, name)
    times.push(await to.untilNamed(id, name))
  }
  return median(times)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assises_test_nodes-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('one node without Redis', () => {
  let node: SiteNode
  let [id, other] = ['', '']

  beforeAll(async () => {
    node = await start(file())
    ;[id, other] = await twoSpeakers(node.server)
  })
  afterAll(stopAll)

  test('serves its entries until a write', async () => {
    expect(await node.isHitAfter(id, 2_000)).toBe(true)
    await node.rename(other, 'Autre nom')
    expect((await node.read(id)).state).toBe('HIT')
  })

  test('shows each write in the next read, although another thread answers it', async () => {
    const stale: string[] = []
    for (let round = 0; round < 40; round += 1) {
      await node.read(id)
      await node.rename(id, `Nom ${round}`)
      const { name } = await node.read(id)
      if (name !== `Nom ${round}`) stale.push(`${name} instead of Nom ${round}`)
    }
    expect(stale).toEqual([])
  })

  test('notices a write of another process within a second', async () => {
    const times: number[] = []
    for (const name of ['Premier nom', 'Deuxième nom', 'Troisième nom']) {
      await node.readUntilHit(id)
      await executeSql(file(), 'UPDATE speakers SET name = ? WHERE id = ?', [name, id])
      times.push(await node.untilNamed(id, name))
    }
    expect(median(times)).toBeLessThan(1_000)
  })
})

describe('one node whose Redis does not exist', () => {
  afterAll(stopAll)

  test('starts, logs one warning, and serves entries for a second', async () => {
    const node = await start(file(), `redis://:redis-password@127.0.0.1:${await freePort()}`)
    const [id] = await twoSpeakers(node.server)
    await until(() => node.server.logs().includes(LOST))
    expect(await node.isHitAfter(id, 1_100)).toBe(false)
    expect(node.server.logs().split(LOST)).toHaveLength(2)
    expect(node.server.logs()).not.toContain('redis-password')
  })
})

const databases = [
  { name: 'SQLite', url: file, dispose: () => undefined },
  // On this database a node learns of the writes of another one through the bus only.
  ...(process.env.TEST_MONGODB_URL
    ? [{ name: 'MongoDB', url: () => mongoDatabaseUrl('assises_test_nodes'), dispose: dropMongoDatabase }]
    : []),
]

describe.each(databases)('two nodes on one $name database without Redis', ({ url, dispose }) => {
  let a: SiteNode
  let b: SiteNode
  let id: string

  beforeAll(async () => {
    a = await start(url())
    b = await start(url())
    ;[id] = await twoSpeakers(a.server)
  })
  afterAll(async () => {
    await stopAll()
    await dispose(url())
  })

  test('each notices a write of the other within a second', async () => {
    const renames = [
      { from: a, to: b, name: 'Nom de A' },
      { from: b, to: a, name: 'Nom de B' },
      { from: a, to: b, name: 'Autre nom de A' },
    ]
    expect(await medianDelay(id, renames)).toBeLessThan(1_000)
  })

  test('a node still caches what only it writes', async (context) => {
    if (url() !== file() && !(await hasDocumentKeys(url()))) {
      console.warn(
        'SKIPPED: hits beside a change stream — the events of this server do not contain the id of the document.',
      )
      return context.skip()
    }
    await b.server.stop()
    await until(() => a.isHitAfter(id, 1_000))
    await a.rename(id, 'Nom de A seul')
    expect(await a.isHitAfter(id, 2_000)).toBe(true)
  })
})

describe.runIf(hasRedis()).each(databases)('two nodes on one $name database and one Redis', ({ url, dispose }) => {
  let redis: RedisServer
  let relayOfA: Relay
  let a: SiteNode
  let b: SiteNode
  let [id, other] = ['', '']

  beforeAll(async () => {
    redis = await startRedis()
    relayOfA = await startRelay(Number(new URL(redis.url).port))
    // One after the other: the first one seeds the database.
    a = await start(url(), `redis://127.0.0.1:${relayOfA.port}`)
    b = await start(url(), redis.url)
    ;[id, other] = await twoSpeakers(a.server)
  })
  afterAll(async () => {
    await stopAll()
    await relayOfA?.close()
    await redis?.kill()
    await dispose(url())
  })

  test('a publication on one node is served by the other within a second', async () => {
    const renames = [
      { from: a, to: b, name: 'Nom écrit sur A' },
      { from: b, to: a, name: 'Nom écrit sur B' },
      { from: a, to: b, name: 'Autre nom écrit sur A' },
    ]
    expect(await medianDelay(id, renames)).toBeLessThan(1_000)
  })

  test('wrong passwords on one node delay the next log-in on the other', async () => {
    const headers = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ email: 'personne@exemple.fr', password: 'ce-n-est-pas-le-bon' })
    const logIn = async ({ server }: SiteNode) =>
      (await fetch(`${server.url}/api/users/login`, { method: 'POST', headers, body })).status
    const statuses: number[] = []
    for (let time = 0; time < 10; time += 1) statuses.push(await logIn(a))
    expect(statuses).toEqual(Array(10).fill(401))
    expect(await logIn(b)).toBe(429)
  })

  test('a write of one node invalidates on the other what depends on it, and nothing else', async () => {
    const published: { write?: { tags: string[] } }[] = []
    const subscriber = new Redis(redis.url)
    await subscriber.subscribe('assises:writes')
    subscriber.on('message', (_channel, text) => published.push(JSON.parse(text)))
    await a.rename(id, 'Nom annoncé')
    await until(() => published.some(({ write }) => write?.tags.includes(`speakers#${id}`)))
    subscriber.disconnect()

    const publisher = new Redis(redis.url)
    await until(() => b.isHitAfter(other, 1_000))
    await b.readUntilHit(id)
    await publisher.publish(
      'assises:writes',
      JSON.stringify({ node: 'x', write: { tags: [`speakers#${id}`], collections: [] } }),
    )
    await until(async () => (await b.read(id)).state === 'MISS')
    expect((await b.read(other)).state).toBe('HIT')
    publisher.disconnect()
  })

  test('without Redis both still serve, and a write of one is soon seen on the other', async () => {
    await redis.kill()
    await until(() => [a, b].every(({ server }) => server.logs().includes(LOST)))
    expect([(await a.read(id)).status, (await b.read(id)).status]).toEqual([200, 200])
    expect(await b.isHitAfter(id, 1_100)).toBe(false)
    await b.read(id)
    await a.rename(id, 'Nom sans Redis')
    await b.untilNamed(id, 'Nom sans Redis')
  })

  test('when Redis is back, entries are served without a limit and as fresh as before', async () => {
    await redis.start()
    await until(() => [a, b].every(({ server }) => server.logs().includes(FOUND)))
    await until(() => b.isHitAfter(id, 1_500))
    const names = ['Nom avec Redis', 'Autre nom avec Redis', 'Dernier nom avec Redis']
    expect(
      await medianDelay(
        id,
        names.map((name) => ({ from: a, to: b, name })),
      ),
    ).toBeLessThan(1_000)
  })

  test('a write of a node that alone lost Redis is seen on the other within a second', async () => {
    const losses = () => [a, b].map(({ server }) => server.logs().split(LOST).length - 1)
    const [lossesOfA = 0, lossesOfB = 0] = losses()
    relayOfA.cut()
    await until(() => losses()[0] === lossesOfA + 1)
    await until(() => b.isHitAfter(id, 1_000))
    const names = ['Nom de A coupé', 'Autre nom de A coupé', 'Dernier nom de A coupé']
    expect(
      await medianDelay(
        id,
        names.map((name) => ({ from: a, to: b, name })),
      ),
    ).toBeLessThan(1_000)
    expect(losses()[1]).toBe(lossesOfB)
    relayOfA.restore()
    await until(() => a.isHitAfter(id, 1_500))
  })
})
